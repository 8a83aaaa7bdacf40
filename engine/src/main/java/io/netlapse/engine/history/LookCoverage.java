package io.netlapse.engine.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How well an answer about a stretch of time is founded: how often we looked, and the longest
 * stretch in which we did not. "Never seen" is an answer only together with this.
 *
 * @param from the begin of the stretch
 * @param to its end, which does not belong to it
 * @param observations how many observations lie in it
 * @param first the first of them; null where there is none
 * @param last the last of them; null where there is none
 * @param largestGap the longest stretch without one, counted from {@code from} and to {@code to}
 *     too
 */
public record LookCoverage(
    Instant from,
    Instant to,
    int observations,
    @Nullable Instant first,
    @Nullable Instant last,
    Duration largestGap) {

  /**
   * The coverage of {@code [from, to)}.
   *
   * @param looks when we looked, in any order; those outside of the stretch do not count
   * @throws IllegalArgumentException if {@code to} is before {@code from}
   */
  public static LookCoverage of(Instant from, Instant to, Collection<Instant> looks) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("from " + from + " to " + to);
    }
    TreeSet<Instant> inside = new TreeSet<>();
    Duration largest = Duration.ZERO;
    Instant before = from;
    for (Instant look : new TreeSet<>(looks)) {
      if (!look.isBefore(from) && look.isBefore(to)) {
        inside.add(look);
        largest = longer(largest, Duration.between(before, look));
        before = look;
      }
    }
    largest = longer(largest, Duration.between(before, to));
    return new LookCoverage(
        from,
        to,
        inside.size(),
        inside.isEmpty() ? null : inside.first(),
        inside.isEmpty() ? null : inside.last(),
        largest);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
