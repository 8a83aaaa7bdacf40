package io.netlapse.collectors.runtime.watch;

import java.time.Duration;

/**
 * How often something may be done: some times at once, and once an interval in the long run. The
 * generic cell rate algorithm (ITU-T I.371, annex A), which keeps one instant. Instants are
 * durations since some moment.
 *
 * @param interval between two times in the long run
 * @param burst how many times at once; at least one
 * @param full from when on the whole burst may be had again
 */
record Allowance(Duration interval, int burst, Duration full) {

  /** One of which nothing was used. */
  static Allowance of(Duration interval, int burst) {
    return new Allowance(interval, burst, Duration.ZERO);
  }

  /** From when on it may be done once; may be over. */
  Duration next() {
    return full.minus(interval.multipliedBy(burst - 1L));
  }

  /** What is left after it was done. */
  Allowance used(Duration at) {
    Duration from = full.compareTo(at) > 0 ? full : at;
    return new Allowance(interval, burst, from.plus(interval));
  }
}
