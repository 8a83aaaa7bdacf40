package io.netlapse.engine.history;

import java.time.Instant;

/**
 * One section's sight and when its command ran.
 *
 * @param begin when the command began; {@link Instant#MIN} when a stepped clock leaves that open
 * @param end when it ended, not before {@code begin}
 * @param sight what it said
 */
public record Look(Instant begin, Instant end, Sight sight) {

  /**
   * Checks the order of the times.
   *
   * @throws IllegalArgumentException if {@code end} is before {@code begin}
   */
  public Look {
    if (end.isBefore(begin)) {
      throw new IllegalArgumentException("a look that ends at " + end + " and begins at " + begin);
    }
  }
}
