package io.netlapse.collectors.runtime.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is really full: a tmpfs of 256 KiB in a mount namespace of its own. */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {

  @TempDir Path folder;

  @Test
  void fullDisk_losesNothingThatWaitsAndIsSaid() throws Exception {
    assumeTrue(
        isDone("unshare", "-rm", "mount", "-t", "tmpfs", "none", folder.toString()),
        "not run: a tmpfs of its own wants unshare(1) and user namespaces");

    List<String> said =
        run(
            "unshare",
            "-rm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=256k none \"$1\" && shift && exec \"$@\"",
            "sh",
            folder.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FullDisk.class.getName(),
            folder.toString());

    assertThat(said.getFirst())
        .startsWith("said: The spool %s did not take ".formatted(folder))
        .contains("No space left on device")
        .endsWith("Make room there, or give the spool another folder.");
    assertThat(said)
        .contains(
            "waiting: true",
            "lost: 1",
            "afterwards waiting: 1",
            "afterwards lost: 2",
            "damaged: 0");
  }

  private static boolean isDone(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false; // there is no such program
    }
  }

  private static List<String> run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return new ArrayList<>(text.lines().toList());
  }
}
