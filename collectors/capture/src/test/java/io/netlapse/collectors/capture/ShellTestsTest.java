package io.netlapse.collectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script's own tests, which are written in sh, as part of the build. */
@EnabledOnOs(OS.LINUX)
final class ShellTestsTest {

  private static final Path RUNNER = Path.of("src/test/sh/run");

  /** What the runner ends with where the shell is not to be had. */
  private static final int NO_SHELL = 2;

  /** One after the other: what is built beside this needs the other processor. */
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void shellTests_pass(String shell, @TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(RUNNER), "run from the folder of the module");
    // To a file: a child that stays behind may hold a pipe open for ever.
    File output = folder.resolve("output").toFile();

    Process process =
        new ProcessBuilder("sh", RUNNER.toString(), shell)
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    process.destroyForcibly();

    String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertThat(ended).as("the shell tests end within 15 minutes:%n%s", said).isTrue();
    assumeTrue(process.waitFor() != NO_SHELL, "there is no " + shell);
    assertThat(process.waitFor()).as("exit status of the shell tests:%n%s", said).isZero();
  }
}
