package io.netlapse.engine.correlation;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.Window;
import java.time.Instant;

/** How an event lies in time to a change, as far as both windows tell. */
public enum Order {
  /** The event was over when the change can have begun to be. */
  BEFORE,
  /** Either may have come first. */
  POSSIBLE,
  /** The change was there when the event can have begun: it is no cause. */
  AFTER;

  /**
   * The order of an event in {@code [a, b]} and a change in {@code (c, d]}: before if {@code b <=
   * c}, after if {@code a >= d}, else possible. Where the event's instant and the change's are one
   * and the same, that is before. Without a lower bound of the change nothing is before.
   */
  public static Order of(Event event, Window change) {
    return of(event.from(), event.to(), change);
  }

  static Order of(Instant from, Instant to, Window change) {
    if (change.after() != null && !to.isAfter(change.after())) {
      return BEFORE;
    }
    return from.isBefore(change.at()) ? POSSIBLE : AFTER;
  }
}
