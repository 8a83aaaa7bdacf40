package io.netlapse.engine.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * A series of consecutive observations with equal sights and an even clock, of which only the first
 * and the last can bound anything. Keeping runs instead of observations is what makes the cost of
 * history follow change and not the number of looks. An observation next to a step of the clock is
 * a run of its own: others widen over it to its very bounds.
 *
 * @param first the first of the series
 * @param last the last of it; equal to {@code first} for a series of one
 */
public record Run(Observation first, Observation last) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code last} stands before {@code first}
   */
  public Run {
    if (last.position().compareTo(first.position()) < 0) {
      throw new IllegalArgumentException(
          "a run from " + first.position() + " to " + last.position());
    }
  }

  /** A series of one. */
  public static Run of(Observation only) {
    return new Run(only, only);
  }

  /** The two ends, or the only one. */
  List<Observation> ends() {
    return first.position().equals(last.position())
        ? List.of(last)
        : Stream.of(first, last).toList();
  }
}
