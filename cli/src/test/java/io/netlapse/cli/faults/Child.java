package io.netlapse.cli.faults;

import io.netlapse.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command as a process of its own, to be killed. */
final class Child implements AutoCloseable {

  private static final Pattern LISTENS = Pattern.compile("netlapse listens on (\\S+)\n");
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param log where what it says goes
   * @param environment added to that of this process
   */
  static Child start(Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  /** Where it listens, as soon as it does. */
  URI listening() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - start < LONGEST_START.toNanos()) {
      Matcher line = LISTENS.matcher(said());
      if (line.find()) {
        return URI.create(line.group(1));
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("it does not listen: " + said());
  }

  /** Whether it ended by itself within a time. */
  boolean ends(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How it ended by itself. */
  int status() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends it by SIGKILL; false where it had ended before. */
  boolean kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor() == 128 + 9;
  }

  /** What it said so far. */
  String said() throws IOException {
    return Files.readString(log);
  }

  /** Ends it if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
