package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of this machine. */
final class Shell {

  /** What hangs is ended. Whoever wants much of a command gives it more. */
  static final int LIMIT_SECONDS = Integer.getInteger("netlapse.lab.seconds", 180);

  private Shell() {}

  /**
   * What came of a command.
   *
   * @param command its words
   * @param exitStatus its exit status; 124 where it was ended because it took too long
   * @param output standard output
   * @param error standard error
   */
  record Ran(List<String> command, int exitStatus, Content output, String error) {

    /** Standard output as text. */
    String text() {
      return output.text();
    }

    /** This, if it ended well; else the test fails with what the command said. */
    Ran orFail() {
      if (exitStatus != 0) {
        throw new AssertionError(
            "%s: exit status %d%n%s%n%s".formatted(command, exitStatus, text(), error));
      }
      return this;
    }
  }

  /** Runs a command to its end, with nothing on standard input. */
  static Ran run(List<String> command) {
    return run(command, Path.of("/dev/null"));
  }

  /** Runs a command that reads a file. */
  static Ran run(List<String> command, Path input) {
    try {
      // Through files: nothing that the command leaves behind can hold them open against us.
      Path output = Files.createTempFile("netlapse-test", ".out");
      Path error = Files.createTempFile("netlapse-test", ".err");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        Process process =
            builder
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(error.toFile())
                .start();
        int exitStatus =
            process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 124;
        process.destroyForcibly();
        return new Ran(
            command,
            exitStatus,
            Content.of(Files.readAllBytes(output)),
            Files.readString(error, UTF_8));
      } finally {
        Files.delete(output);
        Files.delete(error);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command that must end well, and gives its standard output. */
  static String ok(String... command) {
    return run(List.of(command)).orFail().text();
  }
}
