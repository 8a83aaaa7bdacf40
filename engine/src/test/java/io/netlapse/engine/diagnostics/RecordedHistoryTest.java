package io.netlapse.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.engine.diagnostics.ipvs.ForeignAddressOnIpvs;
import io.netlapse.spi.event.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** From recorded outputs to the lives of findings, by way of real parsers and real history. */
final class RecordedHistoryTest {

  private static final ForeignAddressOnIpvs RULE = new ForeignAddressOnIpvs();

  private static List<NodeLives> cluster = List.of();

  @BeforeAll
  static void read() throws IOException {
    cluster =
        RecordedCluster.of(Path.of("src/test/resources/diagnostics/ipvs-node-address-captured"))
            .lives();
  }

  @Test
  void capturedAddress_hasItsLifeOnBothNodesAndNoneOnItsOwner() {
    assertThat(FindingHistory.of(RULE, cluster, Belief.OF_ANY_AGE))
        .extracting(
            life -> life.node().name(),
            FindingLife::subject,
            FindingLife::appeared,
            FindingLife::gone)
        .containsExactly(
            tuple(
                "node-1",
                "192.168.50.12",
                window("2020-11-23T02:11:34Z", "2020-11-23T02:22:02Z"),
                window("2020-11-23T02:48:25Z", "2020-11-23T02:58:59Z")),
            tuple(
                "node-3",
                "192.168.50.12",
                window("2020-11-23T02:11:40Z", "2020-11-23T02:22:27Z"),
                window("2020-11-23T02:48:36Z", "2020-11-23T02:59:08Z")));
  }

  @RepeatedTest(5)
  void lives_doNotDependOnTheOrderOfNodesAndLifetimes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<NodeLives> shuffled = new ArrayList<>();
    for (NodeLives node : cluster) {
      List<SeenLifetime> lifetimes = new ArrayList<>(node.lifetimes());
      Collections.shuffle(lifetimes, random);
      shuffled.add(new NodeLives(node.node(), lifetimes, node.looked()));
    }
    Collections.shuffle(shuffled, random);

    assertThat(FindingHistory.of(RULE, shuffled, Belief.OF_ANY_AGE))
        .isEqualTo(FindingHistory.of(RULE, cluster, Belief.OF_ANY_AGE));
  }

  private static Window window(String after, String at) {
    return new Window(Instant.parse(after), Instant.parse(at));
  }
}
