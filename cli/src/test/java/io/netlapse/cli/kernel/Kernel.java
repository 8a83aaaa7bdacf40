package io.netlapse.cli.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this machine's kernel lets us do. What it does not is told as a test that did not run. */
final class Kernel {

  private static final Path RUNNER = Path.of("../deploy/lab/uml-run");

  private Kernel() {}

  /** A program, and the Debian package that brings it. */
  static void require(String program, String debianPackage) {
    assumeTrue(
        has(program), "not run: there is no %s here; install %s".formatted(program, debianPackage));
  }

  /** What {@code deploy/lab} needs to boot a kernel. */
  static Path requireUserModeLinux() {
    assumeTrue(isRoot(), "not run: it takes root to boot a user-mode Linux");
    require("linux.uml", "user-mode-linux");
    require("modprobe", "kmod");
    require("ip", "iproute2");
    return RUNNER.toAbsolutePath().normalize();
  }

  private static boolean isRoot() {
    return Shell.ok("id", "-u").strip().equals("0");
  }

  private static boolean has(String program) {
    return List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/bin").stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
