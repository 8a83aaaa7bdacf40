package io.netlapse.engine.history;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;

/**
 * The place of an observation in a node's history.
 *
 * @param at the instant of the snapshot, by the node's clock
 * @param moment which moment of it, from 0; a later one has no time of its own
 */
public record Position(Instant at, int moment) implements Comparable<Position> {

  private static final Comparator<Position> ORDER =
      comparing(Position::at).thenComparingInt(Position::moment);

  /** By instant, then by moment. */
  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** The instant, with {@code +n} behind it for a later moment. */
  @Override
  public String toString() {
    return moment == 0 ? at.toString() : at + "+" + moment;
  }
}
