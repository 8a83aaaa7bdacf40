package io.netlapse.collectors.runtime.spool;

import static io.netlapse.collectors.runtime.spool.SpoolFixture.capture;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.noise;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.sources;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.runtime.spool.SpoolFixture.HandClock;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a spool, in whatever order: each capture that it took is delivered, waits, or
 * is counted as lost, and only one of them; and it never holds more than it may.
 */
final class SpoolPropertiesTest {

  private static final int STEPS = 60;
  private static final SpoolLimits LIMITS = new SpoolLimits(20_000, Duration.ofHours(2));

  @TempDir Path folder;
  private final HandClock clock = new HandClock();
  private final Set<String> delivered = new HashSet<>();
  private int put;
  private long acknowledged;

  @RepeatedTest(20)
  void eachCapture_isDeliveredOrWaitsOrIsCountedAsLost(RepetitionInfo seed) throws Exception {
    Random random = new Random(seed.getCurrentRepetition());
    Spool spool = Spool.open(folder, LIMITS, clock);
    try {
      for (int step = 0; step < STEPS; step++) {
        spool = step(spool, random);
        check(spool, "seed %d, step %d".formatted(seed.getCurrentRepetition(), step));
      }
    } finally {
      spool.close();
    }
  }

  private Spool step(Spool spool, Random random) throws Exception {
    clock.pass(Duration.ofSeconds(random.nextInt(600)));
    switch (random.nextInt(12)) {
      case 0 -> {
        spool.close();
        return Spool.open(folder, LIMITS, clock);
      }
      case 1 -> {
        damageOne(random);
        spool.close();
        return Spool.open(folder, LIMITS, clock);
      }
      case 2 -> {
        for (Gap gap : spool.gaps()) {
          acknowledged += gap.captures();
          spool.acknowledged(gap);
        }
      }
      case 3 -> {
        Optional<Waiting> each = spool.after(0);
        if (each.isPresent()) {
          Optional<Content> gzip = spool.gzip(each.get());
          if (gzip.isPresent()) {
            spool.refused(each.get(), gzip.get(), "no");
          }
        }
      }
      case 4, 5, 6 -> {
        Optional<Waiting> each = spool.after(0);
        if (each.isPresent() && spool.gzip(each.get()).isPresent()) {
          spool.delivered(each.get());
          delivered.add(each.get().about().source());
        }
      }
      default ->
          spool.put(
              capture(
                  "capture " + ++put,
                  "worker-" + random.nextInt(2),
                  noise(random.nextInt(3), 200 + random.nextInt(2) * 2_000)));
    }
    return spool;
  }

  private void check(Spool spool, String when) throws Exception {
    List<String> sources = sources(spool);
    assertThat(delivered.size() + sources.size() + acknowledged + SpoolFixture.lost(spool))
        .as("delivered, waiting and lost; %s", when)
        .isEqualTo(put);
    assertThat(sources).as(when).doesNotHaveDuplicates().noneMatch(delivered::contains);
    assertThat(waiting(spool))
        .as(when)
        .isSortedAccordingTo(Comparator.comparingLong(Waiting::number));
    assertThat(spool.depth().bytes()).as(when).isEqualTo(bytes("waiting"));
    assertThat(bytes("waiting") + bytes("damaged") + bytes("refused"))
        .as("bytes on disk; %s", when)
        .isLessThanOrEqualTo(LIMITS.bytes());
  }

  private void damageOne(Random random) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("waiting"))) {
      List<Path> all = files.sorted().toList();
      if (!all.isEmpty()) {
        Path file = all.get(random.nextInt(all.size()));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, new byte[random.nextInt(bytes.length)]);
      }
    }
  }

  private long bytes(String name) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}
