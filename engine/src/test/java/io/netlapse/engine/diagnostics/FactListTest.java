package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.diagnostics.index.Grouping;
import io.netlapse.engine.diagnostics.index.Groups;
import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

final class FactListTest {

  private static final Selection<String> EVEN =
      new Selection<>(
          Address.KIND,
          seen -> Optional.of(text(seen)).filter(_ -> prefix(seen).address().low() % 2 == 0));

  private static final Grouping<IpPrefix, String> BY_NETWORK =
      new Grouping<>(
          Address.KIND,
          FactListTest::text,
          text ->
              text.contains("odd")
                  ? Optional.empty()
                  : Optional.of(
                      new IpPrefix(IpPrefix.parse(text.split(" ")[0]).orElseThrow().address(), 28)
                          .network()));

  /** Whatever came, went, stood there twice or got another line: as if nothing had been before. */
  @RepeatedTest(50)
  void index_ofListMadeOfAnother_isThatOfListAlone(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<SeenFact> facts = new ArrayList<>();
    FactList list = FactList.of(List.copyOf(facts));
    for (int step = 0; step < 100; step++) {
      change(random, facts);
      list = FactList.of(List.copyOf(facts), list);
      FactList alone = FactList.of(List.copyOf(facts));

      assertThat(list).isEqualTo(facts);
      assertThat(list.index(EVEN)).isEqualTo(alone.index(EVEN));
      assertSame(list.index(BY_NETWORK), alone.index(BY_NETWORK));
    }
  }

  private static void assertSame(Groups<IpPrefix, String> one, Groups<IpPrefix, String> other) {
    assertThat(one.keys()).isEqualTo(other.keys());
    assertThat(one.size()).isEqualTo(other.size()).isEqualTo(one.keys().size());
    assertThat(one.last()).isEqualTo(other.last());
    for (IpPrefix key : other.keys()) {
      assertThat(one.get(key)).isEqualTo(other.get(key));
      assertThat(one.between(key, other.last().orElseThrow()))
          .containsExactlyInAnyOrderElementsOf(
              other.between(key, other.last().orElseThrow()).toList());
    }
  }

  private static void change(Random random, List<SeenFact> facts) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (facts.isEmpty() || random.nextInt(5) > 1) {
        facts.add(seen(random));
      } else {
        facts.remove(random.nextInt(facts.size()));
      }
    }
    facts.sort(comparing(SeenFact::fact));
  }

  private static SeenFact seen(Random random) {
    String prefix = "10.0.%d.%d/32".formatted(random.nextInt(3), random.nextInt(200));
    return new SeenFact(
        TestNode.addressFact("eth0", prefix),
        new Evidence(
            new NodeId("test", "a"),
            new ProbeId("ip-address"),
            1 + random.nextInt(1_000_000),
            prefix + (random.nextInt(4) == 0 ? " odd" : "")));
  }

  private static IpPrefix prefix(SeenFact seen) {
    return Address.of(seen.fact()).address();
  }

  private static String text(SeenFact seen) {
    return seen.evidence().text() + " " + seen.evidence().line();
  }
}
