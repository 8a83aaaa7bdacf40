package io.netlapse.engine.history;

import static java.util.Comparator.comparing;

import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All that was seen of a node in one moment: an element of the algebra.
 *
 * @param position where it stands in the node's history
 * @param clock what the node said of its clock then
 * @param looks what each observing section said, in the order in which they were asked
 */
public record Observation(Position position, NodeClock clock, List<Look> looks) {

  /** Copies the looks. */
  public Observation {
    looks = List.copyOf(looks);
  }

  /** Of the first moment of a snapshot, nothing known of the clock. */
  public Observation(Instant at, List<Look> looks) {
    this(new Position(at, 0), NodeClock.UNKNOWN, looks);
  }

  /**
   * Observations of one position are one: it covers what any of them covers and sees what any sees.
   * Equal ones count once, and their order does not matter: where two of them tell two values of a
   * single key, the order of their contents decides which is the later.
   *
   * @param same at least one, all of the same position
   * @throws IllegalArgumentException if they stand at different positions
   */
  public static Observation union(Collection<Observation> same) {
    List<Observation> ordered =
        same.stream().distinct().sorted(comparing(one -> one.clock + " " + one.looks)).toList();
    Observation first = ordered.getFirst();
    List<Look> looks = new ArrayList<>();
    for (Observation one : ordered) {
      if (!one.position.equals(first.position)) {
        throw new IllegalArgumentException(one.position + " is not " + first.position);
      }
      looks.addAll(one.looks);
    }
    NodeClock clock =
        ordered.stream()
            .map(Observation::clock)
            .filter(told -> told.uptime() != null)
            .findFirst()
            .orElse(first.clock);
    return new Observation(first.position, clock, looks);
  }

  /**
   * The same with other times of its looks, where a stepped clock makes their own worth nothing.
   */
  Observation during(Instant begin, Instant end) {
    return new Observation(
        position, clock, looks.stream().map(look -> new Look(begin, end, look.sight())).toList());
  }

  /** The earliest begin of a look, or the instant itself where there is no look. */
  Instant begin() {
    return looks.stream().map(Look::begin).min(Instant::compareTo).orElse(position.at());
  }

  /** The latest end of a look, or the instant itself where there is no look. */
  Instant end() {
    return looks.stream().map(Look::end).max(Instant::compareTo).orElse(position.at());
  }
}
