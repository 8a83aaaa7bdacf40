package io.netlapse.engine.history;

import static java.util.Comparator.comparing;

import io.netlapse.spi.event.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A maximal run of consecutive observations that cover a fact and see it.
 *
 * @param fact whose
 * @param prev the last observation before it that covers the fact; null where we first looked then
 * @param after the bound that {@code prev} gives; null without it, or where a stepped clock leaves
 *     it open
 * @param first the first observation of the run
 * @param by the bound that {@code first} gives: the fact was there by then
 * @param last the last observation of the run
 * @param lastSeen the bound that {@code last} gives: the fact was there at some instant from then
 *     on
 * @param gone how it ended; null while it is there as of {@code last}
 */
public record Lifetime(
    NumberedFact fact,
    @Nullable Position prev,
    @Nullable Instant after,
    Position first,
    Instant by,
    Position last,
    Instant lastSeen,
    @Nullable Gone gone)
    implements Comparable<Lifetime> {

  private static final Comparator<Lifetime> ORDER =
      comparing(Lifetime::fact).thenComparing(Lifetime::first);

  /**
   * The end of a lifetime.
   *
   * @param next the first observation that covers the fact and does not see it
   * @param by the bound that {@code next} gives: the fact was not there by then
   */
  public record Gone(Position next, Instant by) {}

  /** When it appeared. */
  public Window appeared() {
    return new Window(after, by);
  }

  /** When it went, if it did. */
  public Optional<Window> disappeared() {
    return Optional.ofNullable(gone)
        .map(end -> new Window(lastSeen.equals(Instant.MIN) ? null : lastSeen, end.by()));
  }

  /** Whether it began under our eyes: only then it is a change. */
  public boolean began() {
    return prev != null;
  }

  /** Whether the fact is part of the node's state at an instant. */
  public boolean holdsAt(Instant instant) {
    return !by.isAfter(instant) && (gone == null || gone.by().isAfter(instant));
  }

  /** The same before anybody saw its end, or saw it again. */
  public Lifetime open() {
    return new Lifetime(fact, prev, after, first, by, first, first.at(), null);
  }

  Lifetime seenAgain(Position position, Instant begin) {
    return new Lifetime(fact, prev, after, first, by, position, begin, null);
  }

  /**
   * Where two captures overlapped, the bounds may be the wrong way round: the window spans both.
   */
  Lifetime ended(Position next, Instant end) {
    if (end.isBefore(lastSeen)) {
      return new Lifetime(fact, prev, after, first, by, last, end, new Gone(next, lastSeen));
    }
    return new Lifetime(fact, prev, after, first, by, last, lastSeen, new Gone(next, end));
  }

  /** By fact, then by first observation. */
  @Override
  public int compareTo(Lifetime other) {
    return ORDER.compare(this, other);
  }
}
