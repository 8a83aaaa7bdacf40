package io.netlapse.collectors.runtime.spool;

import java.time.Duration;

/**
 * How much a spool may hold.
 *
 * @param bytes of all files that wait or were set aside, together
 * @param age how long a capture may wait, by the machine's clock
 */
public record SpoolLimits(long bytes, Duration age) {

  /** 500 MB and a week: some ten thousand captures of a node, and longer than a long weekend. */
  public static final SpoolLimits DEFAULT = new SpoolLimits(500_000_000, Duration.ofDays(7));

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public SpoolLimits {
    if (bytes <= 0) {
      throw new IllegalArgumentException("the size of the spool is not positive");
    }
    if (!age.isPositive()) {
      throw new IllegalArgumentException("the age of the spool is not positive");
    }
  }
}
