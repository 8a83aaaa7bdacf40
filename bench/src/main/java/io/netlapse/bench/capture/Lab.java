package io.netlapse.bench.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.spi.bundle.Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes captures with the shipped script: of a small Kubernetes node that {@code lab.sh} builds in
 * a kernel which {@code deploy/lab} boots for it, or, where that cannot be had, of this machine.
 */
public final class Lab {

  private static final long LIMIT_MINUTES = 10;

  /** Long enough for a neighbour's state to move now and then. */
  private static final String INTERVAL_SECONDS = "0.2";

  private Lab() {}

  /**
   * Captures the node as it is, then with one route more.
   *
   * @param unchanged how many as it is
   * @param changed how many with the route
   */
  public static Captures take(int unchanged, int changed) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("netlapse-bench-lab");
    try {
      return inLab(folder, unchanged, changed)
          ? Captures.recorded(folder, "a small node in a user-mode Linux (lab.sh)")
          : ofThisMachine(unchanged);
    } finally {
      remove(folder);
    }
  }

  /** Its network cannot be touched, so there is no change of it to be captured. */
  private static Captures ofThisMachine(int count) throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bundles.add(ThisMachine.capture());
    }
    return new Captures("this machine, as no user-mode Linux could be booted", bundles, List.of());
  }

  private static boolean inLab(Path folder, int unchanged, int changed)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Path script = folder.resolve("lab.sh");
    Files.writeString(script, resource());
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.write(folder.resolve("capture"), CaptureScript.shipped().text());
    Process lab =
        new ProcessBuilder(
                runner(),
                "-t",
                Long.toString(60 * LIMIT_MINUTES),
                "-w",
                folder.toString(),
                script.toString(),
                folder.toString(),
                Integer.toString(unchanged),
                Integer.toString(changed),
                INTERVAL_SECONDS)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!lab.waitFor(LIMIT_MINUTES + 1, TimeUnit.MINUTES)) {
      lab.destroy();
      System.err.println("no lab in time: " + Files.readString(log));
      return false; // a kernel that hangs would let us wait for ever
    }
    if (lab.exitValue() != 0) {
      System.err.println("no lab (exit status " + lab.exitValue() + "): " + Files.readString(log));
    }
    return lab.exitValue() == 0;
  }

  /** In the repository, in which the benchmark runs at the top or in its module. */
  private static String runner() {
    Path here = Path.of("deploy/lab/uml-run").toAbsolutePath();
    Path above = Path.of("../deploy/lab/uml-run").toAbsolutePath().normalize();
    return (Files.exists(here) ? here : above).toString();
  }

  private static String resource() throws IOException {
    try (InputStream script = Lab.class.getResourceAsStream("lab.sh")) {
      if (script == null) {
        throw new IllegalStateException("the jar lacks the resource lab.sh");
      }
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
