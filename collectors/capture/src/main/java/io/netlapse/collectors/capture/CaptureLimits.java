package io.netlapse.collectors.capture;

import java.time.Duration;

/**
 * How much one run of the script may take. They stand behind the script's own caps, which are
 * narrower, for the node on which those do not hold.
 *
 * @param time how long it may run
 * @param bytes how much it may write to standard output, in bytes
 */
public record CaptureLimits(Duration time, int bytes) {

  /**
   * 90 seconds (the script itself stops asking after 60) and 128 MiB, as much as a bundle may be.
   */
  public static final CaptureLimits DEFAULT = new CaptureLimits(Duration.ofSeconds(90), 128 << 20);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public CaptureLimits {
    if (!time.isPositive() || bytes < 1) {
      throw new IllegalArgumentException("the limits of a capture are positive");
    }
  }
}
