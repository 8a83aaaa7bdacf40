package io.netlapse.engine.events;

import static java.util.Comparator.comparing;

import io.netlapse.spi.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which something happened, both ends included.
 *
 * @param from the earliest instant
 * @param to the latest, never before it
 */
record Period(Instant from, Instant to) implements Comparable<Period> {

  private static final Comparator<Period> ORDER = comparing(Period::from).thenComparing(Period::to);

  static Period of(Event event) {
    return new Period(event.from(), event.to());
  }

  /** An instant that is known but for an error to both sides. */
  static Period around(Instant instant, Duration error) {
    return new Period(instant.minus(error), instant.plus(error));
  }

  boolean overlaps(Period other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  boolean contains(Period other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }

  Optional<Period> intersection(Period other) {
    return overlaps(other)
        ? Optional.of(new Period(later(from, other.from), earlier(to, other.to)))
        : Optional.empty();
  }

  Period hull(Period other) {
    return new Period(earlier(from, other.from), later(to, other.to));
  }

  /**
   * The part of it that lies between two looks, which bound by another way. Where nothing of it
   * does, the node's clock stepped in between, and what the node told stands.
   */
  Period within(@Nullable Instant after, Instant at) {
    Instant lower = after == null || after.isAfter(at) ? Instant.MIN : after;
    return intersection(new Period(lower, at)).orElse(this);
  }

  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}
