package io.netlapse.collectors.runtime.watch;

import java.time.Duration;

/**
 * How soon after a change, and how often, something is captured.
 *
 * @param quiet how long nothing may have changed before a capture begins: a service that starts
 *     sets one route after the other. After {@link #longest()} it begins even so
 * @param interval once in this time in the long run; after a calm, {@link #BURST} times at once
 * @param wholeInterval how often everything is captured because changes were missed
 */
public record WatchLimits(Duration quiet, Duration interval, Duration wholeInterval) {

  /** 200 ms, so that a capture begins within a second; 5 s; a minute. */
  public static final WatchLimits DEFAULT =
      new WatchLimits(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(1));

  /** How many captures may follow one another without a wait, after a calm. */
  static final int BURST = 3;

  private static final int QUIETS = 4;

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is none; the message is a sentence without its full
   *     stop
   */
  public WatchLimits {
    if (quiet.isNegative()) {
      throw new IllegalArgumentException("the quiet before a capture is negative");
    }
    if (!interval.isPositive() || !wholeInterval.isPositive()) {
      throw new IllegalArgumentException("the interval of captures after changes is not positive");
    }
  }

  /** How long after the first of several changes a capture begins, though there is no quiet. */
  Duration longest() {
    return quiet.multipliedBy(QUIETS);
  }
}
