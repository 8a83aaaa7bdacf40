package io.netlapse.cli.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine calls itself, as {@code uname -n} tells it (proc_sys_kernel(5)). */
final class HostName {

  private static final Path FILE = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** The name; {@code localhost} where it cannot be read. */
  static String read() {
    try {
      return Files.readString(FILE).strip();
    } catch (IOException _) {
      return "localhost";
    }
  }
}
