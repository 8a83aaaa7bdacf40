package io.netlapse.cli.demo;

import static java.util.Comparator.comparing;

import io.netlapse.collectors.upload.tree.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The order in which a week's snapshots arrive: mostly as they were taken, but some come late by
 * hours (a node that could not reach the service), some a little out of order (a retry), some twice
 * (an answer that got lost). The same for the same snapshots.
 *
 * @param plays in the order of their arrival
 * @param late how many came hours late
 * @param overtaken how many came after some that were taken later, by minutes
 * @param twice how many came a second time
 */
record Deliveries(List<Play> plays, int late, int overtaken, int twice) {

  private static final long SEED = 20210705;
  private static final double LATE = 0.04;
  private static final double OVERTAKEN = 0.05;
  private static final double TWICE = 0.03;

  private static final Duration LATEST = Duration.ofHours(9);
  private static final Duration RETRY = Duration.ofMinutes(20);

  /** Copies the plays. */
  Deliveries {
    plays = List.copyOf(plays);
  }

  /** The deliveries of snapshots in order of time. */
  static Deliveries of(List<Play> inOrder) {
    Random random = new Random(SEED);
    List<Arrival> arrivals = new ArrayList<>();
    int late = 0;
    int overtaken = 0;
    int twice = 0;
    for (Play play : inOrder) {
      double lot = random.nextDouble();
      if (lot < LATE) {
        arrivals.add(new Arrival(play.at().plus(upTo(LATEST, random)), play));
        late++;
      } else if (lot < LATE + OVERTAKEN) {
        arrivals.add(new Arrival(play.at().plus(upTo(RETRY, random)), play));
        overtaken++;
      } else {
        arrivals.add(new Arrival(play.at(), play));
      }
      if (random.nextDouble() < TWICE) {
        arrivals.add(new Arrival(play.at().plus(upTo(LATEST, random)), play));
        twice++;
      }
    }
    arrivals.sort(comparing(Arrival::at));
    return new Deliveries(arrivals.stream().map(Arrival::play).toList(), late, overtaken, twice);
  }

  private static Duration upTo(Duration longest, Random random) {
    return longest.minusSeconds(random.nextLong(longest.toSeconds()));
  }

  private record Arrival(Instant at, Play play) {}
}
