package io.netlapse.cli.postgres;

import io.netlapse.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that outlived the process which had started it. Found by the file {@code postmaster.pid}
 * in its data folder, whose first line is its process id (PostgreSQL manual, 66.1).
 */
final class Postmaster {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Postmaster() {}

  /**
   * Stops the server of a data folder, if one runs, and waits for its end. The caller holds the
   * folder's lock, so that it is nobody's.
   *
   * @throws CommandFailure if it does not end
   * @throws IOException if the file is there and cannot be read or removed
   */
  static void stopIn(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    Optional<ProcessHandle> running =
        processId(Files.readAllLines(file))
            .flatMap(ProcessHandle::of)
            .filter(ProcessHandle::isAlive)
            .filter(process -> isServerOf(process, data));
    if (running.isPresent()) {
      stop(running.get(), data);
    }
    // Whatever has that process id now is another program: the server would take it for itself.
    Files.deleteIfExists(file);
  }

  private static Optional<Long> processId(List<String> lines) {
    return lines.stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[0-9]{1,10}"))
        .map(Long::valueOf);
  }

  /** Process ids are used again: only the command line tells whose this one is. */
  private static boolean isServerOf(ProcessHandle process, Path data) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
        .isPresent();
  }

  private static void stop(ProcessHandle server, Path data) throws IOException {
    // SIGINT is a fast shutdown; SIGTERM, which Java can send, would wait for clients.
    new ProcessBuilder("sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(server.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    if (!ended(server)) {
      throw new CommandFailure(
          "The PostgreSQL of an earlier run (process %d, data in %s) does not stop; end it with: kill -INT %d"
              .formatted(server.pid(), data, server.pid()));
    }
  }

  private static boolean ended(ProcessHandle server) {
    try {
      server.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
