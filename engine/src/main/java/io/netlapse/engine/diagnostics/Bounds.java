package io.netlapse.engine.diagnostics;

import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.event.Window;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an observation reaches. Findings are worked out at the instants of observations, as if
 * each took no time; in truth a section ran for a while, so that what bounds a window from below
 * counts from its begin, and what bounds it from above to its end, as with lifetimes.
 */
final class Bounds {

  private final Map<Instant, Instant> begins = new HashMap<>();
  private final Map<Instant, Instant> ends = new HashMap<>();

  void add(Lifetime life) {
    if (life.prev() != null) {
      begin(life.prev().at(), life.after() == null ? Instant.MIN : life.after());
    }
    end(life.first().at(), life.by());
    begin(life.last().at(), life.lastSeen());
    if (life.gone() != null) {
      end(life.gone().next().at(), life.gone().by());
    }
  }

  /**
   * The window between two observations; open below where there is none or its begin is not known.
   */
  Window window(@Nullable Instant after, Instant at) {
    Instant upper = ends.getOrDefault(at, at);
    if (after == null) {
      return new Window(null, upper);
    }
    Instant lower = begins.getOrDefault(after, after);
    if (lower.equals(Instant.MIN)) {
      return new Window(null, upper);
    }
    return new Window(lower.isAfter(upper) ? upper : lower, upper);
  }

  private void begin(Instant observation, Instant bound) {
    begins.merge(observation, bound, (one, other) -> one.isBefore(other) ? one : other);
  }

  private void end(Instant observation, Instant bound) {
    ends.merge(observation, bound, (one, other) -> one.isAfter(other) ? one : other);
  }
}
