package io.netlapse.engine.history;

import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import java.util.ArrayList;
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
   * Two observations of one position are one: it covers what either covers and sees what either sees.
   *
   * @throws IllegalArgumentException if they stand at different positions
   */
  Observation with(Observation other) {
    if (!position.equals(other.position)) {
      throw new IllegalArgumentException(position + " is not " + other.position);
    }
    List<Look> both = new ArrayList<>(looks);
    both.addAll(other.looks);
    return new Observation(position, clock.uptime() == null ? other.clock : clock, both);
  }

  /** The same with other times of its looks, where a stepped clock makes their own worth nothing. */
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
