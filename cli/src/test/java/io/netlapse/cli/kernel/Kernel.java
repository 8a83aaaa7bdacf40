package io.netlapse.cli.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlapse.cli.kernel.Shell.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this machine's kernel lets us do. What it does not is told as a test that did not run. */
final class Kernel {

  private static final Path RUNNER = Path.of("../deploy/lab/uml-run");

  private Kernel() {}

  /** Root, {@code ip}, and the right to make network namespaces. */
  static void requireNamespaces() {
    assumeTrue(isRoot(), "not run: it takes root to make network namespaces");
    assumeTrue(has("ip"), "not run: there is no ip here; install iproute2");
    Ran ran = Shell.run(List.of("ip", "netns", "exec", "netlapse-test-none", "true"));
    assumeTrue(
        ran.error().contains("netlapse-test-none") && unshares(),
        "not run: this machine lets nobody make network namespaces");
  }

  /** What {@code deploy/lab} needs to boot a kernel. */
  static Path requireUserModeLinux() {
    assumeTrue(isRoot(), "not run: it takes root to boot a user-mode Linux");
    assumeTrue(
        has("linux.uml") && has("modprobe") && has("ip"),
        "not run: there is no user-mode Linux here; install user-mode-linux kmod iproute2");
    return RUNNER.toAbsolutePath().normalize();
  }

  private static boolean unshares() {
    return Shell.run(List.of("unshare", "--net", "true")).exitStatus() == 0;
  }

  private static boolean isRoot() {
    return Shell.ok("id", "-u").strip().equals("0");
  }

  private static boolean has(String program) {
    return List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/bin").stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
