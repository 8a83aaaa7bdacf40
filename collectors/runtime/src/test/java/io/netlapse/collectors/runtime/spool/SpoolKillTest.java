package io.netlapse.collectors.runtime.spool;

import static io.netlapse.collectors.runtime.spool.SpoolFixture.sources;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that uses a spool is killed at random instants, again and again ({@code -Dkills=200}
 * for a long run). What it said to have put is there, was delivered, or is counted as lost; what it
 * said to be gone stays gone.
 */
final class SpoolKillTest {

  private static final int KILLS = Integer.getInteger("kills", 8);

  @TempDir Path folder;
  private final Set<String> put = new HashSet<>();
  private final Set<String> delivered = new HashSet<>();
  private final Set<String> gone = new HashSet<>();

  @Test
  void killed_losesNothingAndCountsNothingTwice() throws Exception {
    Random random = new Random(20_261_128);
    for (int kill = 1; kill <= KILLS; kill++) {
      Path said = folder.resolve("said-" + kill);
      Process process = start(said);
      waitForFirst(process, said);
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly(); // SIGKILL
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      check(said, "kill " + kill);
    }
    assertThat(gone).as("captures that were delivered at all").isNotEmpty();
  }

  private Process start(Path said) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SpoolWriter.class.getName(),
            spool().toString(),
            Integer.toString(put.size() + 1))
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void waitForFirst(Process process, Path said) throws Exception {
    while (process.isAlive() && Files.size(said) == 0) {
      Thread.sleep(5);
    }
    assertThat(process.isAlive()).as("the process that is to be killed").isTrue();
  }

  private void check(Path said, String when) throws Exception {
    for (String line : Files.readAllLines(said)) {
      String number = line.substring(line.indexOf(' ') + 1);
      switch (line.substring(0, line.indexOf(' '))) {
        case "put" -> put.add(number);
        case "delivered" -> delivered.add(number);
        default -> gone.add(number);
      }
    }
    assertThat(parts()).as("half-written files before it is opened; %s", when).hasSizeLessThan(2);
    try (Spool spool = Spool.open(spool(), SpoolWriter.LIMITS, InstantSource.system())) {
      List<String> waiting = sources(spool);
      put.addAll(waiting); // one may have been written and not said
      delivered.removeAll(waiting); // nor its delivery: it is delivered once more
      assertThat(waiting).as(when).noneMatch(gone::contains).doesNotHaveDuplicates();
      assertThat(delivered.size() + waiting.size() + SpoolFixture.lost(spool))
          .as("delivered, waiting and lost; %s", when)
          .isEqualTo(put.size());
      assertThat(spool.depth().damaged()).as("damaged; %s", when).isZero();
    }
    assertThat(parts()).as("half-written files after it was opened; %s", when).isEmpty();
  }

  private List<Path> parts() throws Exception {
    try (Stream<Path> files = Files.walk(spool())) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  private Path spool() {
    return folder.resolve("spool");
  }
}
