package io.netlapse.db.derived;

import io.netlapse.db.derived.FirstSights.Asked;
import io.netlapse.db.node.NodeKey;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.time.Instant;
import java.util.Optional;

/**
 * Evidence that was not read yet: it says where the line is. The same lifetime has the same ticket
 * whenever it is read.
 */
public final class Ticket {

  private static final ProbeId NOT_YET_READ = new ProbeId("not-yet-read");

  private Ticket() {}

  /** The ticket for a fact's first line on a node. */
  static Evidence of(NodeId node, Asked place) {
    return new Evidence(node, NOT_YET_READ, place.occurrence(), place.factId() + " " + place.at());
  }

  /**
   * The place of a line.
   *
   * @param ticket evidence of any kind
   * @param node the number of the evidence's node
   * @return empty where it is no ticket, but the line itself
   */
  public static Optional<Asked> place(Evidence ticket, NodeKey node) {
    if (!ticket.probe().equals(NOT_YET_READ)) {
      return Optional.empty();
    }
    String[] place = ticket.text().split(" ", 2);
    return Optional.of(
        new Asked(node, Instant.parse(place[1]), Long.parseLong(place[0]), ticket.line()));
  }
}
