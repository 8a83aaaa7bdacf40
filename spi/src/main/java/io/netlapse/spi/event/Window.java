package io.netlapse.spi.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The open-closed interval {@code (after, at]} in which something must have happened, given when we
 * looked.
 *
 * @param after the last instant at which it had certainly not happened; null where we had never
 *     looked before
 * @param at the first instant at which it certainly had
 */
public record Window(@Nullable Instant after, Instant at) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code after} is behind {@code at}
   */
  public Window {
    if (after != null && after.isAfter(at)) {
      throw new IllegalArgumentException("window (" + after + ", " + at + "]");
    }
  }

  /** As {@code (after, at]}, with {@code ...} for no lower bound. */
  @Override
  public String toString() {
    return "(" + (after == null ? "..." : after) + ", " + at + "]";
  }
}
