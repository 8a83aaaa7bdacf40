package io.netlapse.collectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script's own tests, which are written in sh, as part of the build. */
@EnabledOnOs(OS.LINUX)
final class ShellTestsTest {

  private static final Path RUNNER = Path.of("src/test/sh/run");

  @Test
  void shellTests_pass(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(RUNNER), "run from the folder of the module");
    // To a file: a child that stays behind may hold a pipe open for ever.
    File output = folder.resolve("output").toFile();

    Process process =
        new ProcessBuilder("sh", RUNNER.toString())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    process.destroyForcibly();

    String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertThat(ended).as("the shell tests end within 15 minutes:%n%s", said).isTrue();
    assertThat(process.waitFor()).as("exit status of the shell tests:%n%s", said).isZero();
  }
}
