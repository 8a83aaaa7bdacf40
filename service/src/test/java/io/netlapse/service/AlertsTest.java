package io.netlapse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts that are delivered, as Prometheus' own tool sees them. */
final class AlertsTest {

  private static final Path FOLDER = Path.of("../deploy/prometheus");

  @ParameterizedTest
  @CsvSource({"check, alerts.yml", "test, alerts.test.yml"})
  void alerts_pass(String what, String file) throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "run from the folder of the module");
    assumeTrue(isThere(), "not run: promtool is not installed (Debian: prometheus)");

    Process process =
        new ProcessBuilder("promtool", what, "rules", file)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("promtool", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
