package io.netlapse.engine.diagnostics;

import java.time.Instant;

/**
 * When a kind of fact was looked at.
 *
 * @param first the instant of the first snapshot that covered any fact of the kind
 * @param last the instant of the last one; behind it nobody knows what came, only what was there
 */
public record Looked(Instant first, Instant last) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code last} is before {@code first}
   */
  public Looked {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("looked first at " + first + " and last at " + last);
    }
  }

  /** From the earlier of the first looks to the later of the last ones. */
  Looked hull(Looked other) {
    return new Looked(
        other.first.isBefore(first) ? other.first : first,
        other.last.isAfter(last) ? other.last : last);
  }

  boolean covers(Instant instant) {
    return !instant.isBefore(first) && !instant.isAfter(last);
  }
}
