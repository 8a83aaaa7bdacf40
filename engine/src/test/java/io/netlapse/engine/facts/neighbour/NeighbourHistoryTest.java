package io.netlapse.engine.facts.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.history.Change;
import io.netlapse.engine.history.Changes;
import io.netlapse.engine.history.Look;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a neighbour table in the history of its node. */
final class NeighbourHistoryTest {

  private static final Command LISTING = Command.parse("ip neigh show");

  private static final String OTHERS =
      "192.0.2.1 dev eth0 lladdr 02:00:00:00:00:01 router REACHABLE \n";

  @Test
  void neighbourThatTheKernelLearnsAndForgets_isNoChange() {
    assertThat(
            changes(
                OTHERS,
                OTHERS + "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:09 REACHABLE \n",
                OTHERS + "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:09 STALE \n",
                OTHERS + "192.0.2.9 dev eth0  FAILED \n",
                "192.0.2.1 dev eth0 lladdr 02:00:00:00:00:01 DELAY \n",
                OTHERS + "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:09 PROBE \n"))
        .isEmpty();
  }

  @Test
  void addressWithAnotherLinkLayerAddress_isReplaced() {
    assertThat(
            changes(
                OTHERS + "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:09 REACHABLE \n",
                OTHERS,
                OTHERS + "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:aa STALE \n"))
        .singleElement()
        .isInstanceOf(Change.Replaced.class);
  }

  @Test
  void permanentNeighbour_appearsAndGoes() {
    String permanent = "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:09 PERMANENT \n";

    assertThat(changes(OTHERS, OTHERS + permanent, OTHERS))
        .hasExactlyElementsOfTypes(Change.Appeared.class, Change.Disappeared.class);
  }

  @Test
  void neighbourThatAnotherProgramLearned_appearsAndGoes() {
    String learned =
        "192.0.2.9 dev eth0 lladdr 02:00:00:00:00:09 extern_learn  REACHABLE proto zebra \n";

    assertThat(changes(OTHERS, OTHERS + learned, OTHERS))
        .hasExactlyElementsOfTypes(Change.Appeared.class, Change.Disappeared.class);
  }

  /** The changes of a node whose listings are these, a minute apart. */
  private static List<Change> changes(String... listings) {
    List<Observation> observations = new ArrayList<>();
    Instant at = Instant.parse("2026-11-21T12:00:00Z");
    for (String listing : listings) {
      observations.add(new Observation(at, List.of(new Look(at, at, sight(listing)))));
      at = at.plus(Duration.ofMinutes(1));
    }
    return Changes.of(NodeHistory.of(observations).lifetimes());
  }

  private static Sight sight(String listing) {
    IpNeighbourParser parser = new IpNeighbourParser();
    Reading reading = parser.read(listing, LISTING);
    assertThat(reading.unread()).isEmpty();
    return Sight.of(
        parser.scope(LISTING), reading.facts().stream().map(Reading.Read::fact).toList());
  }
}
