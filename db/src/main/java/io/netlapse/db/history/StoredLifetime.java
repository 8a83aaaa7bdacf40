package io.netlapse.db.history;

import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lifetime as it is written. What moves with every snapshot, the last look at a fact that is
 * present, is left out, so that a present fact costs nothing.
 *
 * @param factId whose
 * @param occurrence which of equal ones
 * @param first the first observation that sees it
 * @param prev the last one before that covers it; null where nobody had looked
 * @param after the lower bound of its appearance, if there is one
 * @param by the upper bound of its appearance
 * @param end how it ended; null while it is present
 */
public record StoredLifetime(
    long factId,
    int occurrence,
    Position first,
    @Nullable Position prev,
    @Nullable Instant after,
    Instant by,
    @Nullable End end) {

  /**
   * How a lifetime ended.
   *
   * @param last the last observation that sees the fact
   * @param next the one that covers it and does not
   * @param after the lower bound of its disappearance, if there is one
   * @param by the upper bound of it
   */
  public record End(Position last, Position next, @Nullable Instant after, Instant by) {}

  /** The same as it was written while the fact was present. */
  public StoredLifetime open() {
    return new StoredLifetime(factId, occurrence, first, prev, after, by, null);
  }

  /** A lifetime of the algebra, of a fact with this number. */
  static StoredLifetime of(Lifetime lifetime, long factId) {
    return new StoredLifetime(
        factId,
        lifetime.fact().occurrence(),
        lifetime.first(),
        lifetime.prev(),
        lifetime.after(),
        lifetime.by(),
        end(lifetime));
  }

  private static @Nullable End end(Lifetime lifetime) {
    Lifetime.Gone gone = lifetime.gone();
    if (gone == null) {
      return null;
    }
    Instant seen = lifetime.lastSeen().equals(Instant.MIN) ? null : lifetime.lastSeen();
    return new End(lifetime.last(), gone.next(), seen, gone.by());
  }
}
