package io.netlapse.engine.diagnostics;

import io.netlapse.engine.history.Lifetime;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an observation reaches. Findings are worked out at the instants of observations, as if
 * each took no time; in truth a section ran for a while, so that what bounds a window from below
 * counts from its begin, and what bounds it from above to its end, as with lifetimes.
 *
 * @param begin the earliest bound that the observation gives from below; {@link Instant#MIN} where
 *     a stepped clock leaves it open; null where it gives none
 * @param end the latest bound that it gives from above; null where it gives none
 */
record Reach(@Nullable Instant begin, @Nullable Instant end) {

  private static final Reach NONE = new Reach(null, null);

  /** Adds the observations that bound a lifetime. */
  static void add(NavigableMap<Instant, Reach> points, Lifetime life) {
    if (life.prev() != null) {
      Instant after = life.after() == null ? Instant.MIN : life.after();
      points.merge(life.prev().at(), new Reach(after, null), Reach::and);
    }
    points.merge(life.first().at(), new Reach(null, life.by()), Reach::and);
    if (life.gone() != null) {
      points.merge(life.last().at(), new Reach(life.lastSeen(), null), Reach::and);
      points.merge(life.gone().next().at(), new Reach(null, life.gone().by()), Reach::and);
    } else if (!life.last().equals(life.first())) {
      points.merge(life.last().at(), new Reach(life.lastSeen(), null), Reach::and);
    }
  }

  /** Adds an observation that bounds no lifetime: it reaches no further than its instant. */
  static void add(NavigableMap<Instant, Reach> points, Instant observation) {
    points.merge(observation, NONE, Reach::and);
  }

  /** The bound from below that an observation at an instant gives. */
  Instant beginOf(Instant observation) {
    return begin == null ? observation : begin;
  }

  /** The bound from above that an observation at an instant gives. */
  Instant endOf(Instant observation) {
    return end == null ? observation : end;
  }

  Reach and(Reach other) {
    return new Reach(
        begin == null || (other.begin != null && other.begin.isBefore(begin)) ? other.begin : begin,
        end == null || (other.end != null && other.end.isAfter(end)) ? other.end : end);
  }
}
