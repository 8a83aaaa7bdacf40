package io.netlapse.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.engine.diagnostics.address.DuplicateAddress;
import io.netlapse.engine.diagnostics.ipvs.ForeignAddressOnIpvs;
import io.netlapse.engine.diagnostics.ipvs.OrphanIpvsAddress;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.system.Machine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times are minutes; in the notation of looks, {@code 0- 10+} means: not seen at 0, seen at 10. */
final class FindingHistoryTest {

  private static final Fact CAPTURED = TestNode.addressFact("kube-ipvs0", "192.168.50.12/32");
  private static final Fact OWN = TestNode.addressFact("eth0", "192.168.50.12/24");
  private static final Fact OTHER = TestNode.addressFact("eth1", "10.1.0.2/16");
  private static final Fact SECOND = TestNode.addressFact("eth1", "10.1.0.3/16");
  private static final Fact ORPHAN = TestNode.addressFact("kube-ipvs0", "10.96.55.5/32");
  private static final Fact SERVER = TestNode.virtualServerFact("10.96.55.5", 80);

  @Test
  void workedExample16_knowledgeOfAnotherNodeDoesNotNarrowTheWindow() {
    List<FindingLife> lives =
        foreign(
            TestHistory.of("a").looks(CAPTURED, "0- 10+"), TestHistory.of("b").looks(OWN, "3+"));

    assertThat(lives).extracting(FindingLife::appeared).containsExactly(window(0, 10));
    assertThat(lives.getFirst().isOpen()).isTrue();
  }

  @Test
  void workedExample15_oneAddressOnTwoNodesAtNoInstant_isNoFinding() {
    assertThat(
            history(
                new DuplicateAddress(),
                List.of(
                    machine("a").looks(OWN, "0- 10+ 20-").lives(),
                    machine("b").looks(OWN, "5- 15+").lives())))
        .isEmpty();
  }

  @Test
  void together_addressThatMovedBetweenTwoLooks_isOnBothAtNoInstant() {
    assertThat(
            history(
                new DuplicateAddress(),
                List.of(
                    machine("a").looks(OWN, "0- 10+ 20+").looks(OTHER, "0+ 20+").lives(),
                    machine("b").looks(OWN, "0+ 15-").looks(SECOND, "0+ 15+").lives())))
        .as("at 10 the latest look at b, which still had it, is of 0")
        .isEmpty();
  }

  @Test
  void together_whereBothAreCertainAtOneInstant_holdsFromThenOn() {
    List<FindingLife> lives =
        history(
            new DuplicateAddress(),
            List.of(
                machine("a").looks(OWN, "0- 10+ 20+ 30+").looks(OTHER, "0+ 30+").lives(),
                machine("b").looks(OWN, "1+ 15+ 25-").looks(SECOND, "1+ 25+").lives()));

    assertThat(lives)
        .filteredOn(life -> life.node().name().equals("a"))
        .extracting(FindingLife::appeared, FindingLife::gone)
        .containsExactly(tuple(window(0, 10), window(15, 25)));
  }

  @Test
  void appeared_withoutLowerBoundWhereTheFactAlwaysWasThere() {
    assertThat(
            foreign(
                TestHistory.of("a").looks(CAPTURED, "5+ 10+"),
                TestHistory.of("b").looks(OWN, "3+")))
        .extracting(FindingLife::appeared)
        .containsExactly(window(null, 5));
  }

  @Test
  void appeared_withoutLowerBoundWhereTheOtherNodeWasNotKnownYet() {
    assertThat(
            foreign(
                TestHistory.of("a").looks(CAPTURED, "0+ 10+"),
                TestHistory.of("b").looks(OWN, "3+")))
        .extracting(FindingLife::appeared)
        .containsExactly(window(null, 3));
  }

  @Test
  void appeared_whenTheOtherNodeTookTheAddress_spansItsWholeWindow() {
    assertThat(
            foreign(
                TestHistory.of("a").looks(CAPTURED, "0+ 2+ 10+"),
                TestHistory.of("b").looks(OTHER, "1+ 3+").looks(OWN, "1- 3+")))
        .as("at 2 nobody looked at b: it may have had the address by then")
        .extracting(FindingLife::appeared)
        .containsExactly(window(1, 3));
  }

  @Test
  void gone_whenTheFactIsGone() {
    FindingLife life =
        foreign(
                TestHistory.of("a").looks(CAPTURED, "0- 10+ 20+ 30-"),
                TestHistory.of("b").looks(OWN, "0+ 40+"))
            .getFirst();

    assertThat(life.gone()).isEqualTo(window(20, 30));
    assertThat(life.lastSeen()).isEqualTo(TestHistory.minute(20));
  }

  @Test
  void gone_whenTheOtherNodeLostTheAddress_countsFromItsLastLook() {
    FindingLife life =
        foreign(
                TestHistory.of("a").looks(CAPTURED, "0- 3+ 5+ 20+"),
                TestHistory.of("b").looks(OTHER, "0+ 4+ 6+").looks(OWN, "0+ 4+ 6-"))
            .getFirst();

    assertThat(life.gone()).isEqualTo(window(4, 6));
  }

  @Test
  void findingThatComesBack_hasASecondLife() {
    assertThat(
            foreign(
                TestHistory.of("a").looks(CAPTURED, "0- 10+ 20- 30+"),
                TestHistory.of("b").looks(OWN, "0+")))
        .extracting(FindingLife::appeared, FindingLife::gone)
        .containsExactly(tuple(window(0, 10), window(10, 20)), tuple(window(20, 30), null));
  }

  @Test
  void unknown_neitherBeginsNorEnds() {
    NodeLives a =
        TestHistory.of("a").looks(ORPHAN, "0- 10+ 20+ 30+").looks(SERVER, "0- 20- 40+").lives();

    List<FindingLife> lives = history(new OrphanIpvsAddress(), List.of(a));

    assertThat(lives)
        .as("at 10 nobody looked at the virtual servers, which had none before and after")
        .extracting(FindingLife::appeared)
        .containsExactly(window(0, 10));
    assertThat(lives.getFirst().gone()).isEqualTo(window(20, 40));
  }

  @Test
  void unknown_whereOneCommandIsDeniedFromThenOn() {
    NodeLives a =
        TestHistory.of("a")
            .looks(TestNode.virtualServerFact("10.96.0.1", 443), "0+ 5+")
            .looks(ORPHAN, "0- 10+ 20+")
            .lives();

    assertThat(history(new OrphanIpvsAddress(), List.of(a)))
        .as("a service that came since has its address shown and its virtual server not")
        .isEmpty();
  }

  @Test
  void belief_endsWithItsAge() {
    List<NodeLives> cluster =
        List.of(
            TestHistory.of("a").looks(CAPTURED, "0- 60+").lives(),
            TestHistory.of("b").looks(OWN, "0+").lives());
    ForeignAddressOnIpvs rule = new ForeignAddressOnIpvs();

    assertThat(FindingHistory.of(rule, cluster, new Belief(Duration.ofMinutes(59)))).isEmpty();
    assertThat(FindingHistory.of(rule, cluster, new Belief(Duration.ofMinutes(60)))).hasSize(1);
  }

  @Test
  void onOneNode_isThatPartOfTheWhole() {
    List<NodeLives> cluster =
        List.of(
            TestHistory.of("a").looks(CAPTURED, "0- 10+").lives(),
            TestHistory.of("c").looks(CAPTURED, "1- 11+").lives(),
            TestHistory.of("b").looks(OWN, "0+").lives());
    ForeignAddressOnIpvs rule = new ForeignAddressOnIpvs();

    List<FindingLife> whole = FindingHistory.of(rule, cluster, Belief.OF_ANY_AGE);

    assertThat(whole).hasSize(2);
    assertThat(FindingHistory.on(rule, cluster.getFirst().node(), cluster, Belief.OF_ANY_AGE))
        .containsExactly(whole.getFirst());
  }

  @Test
  void otherNodeThatShowsNoOwnAddressAnyMore_isUnknown() {
    assertThat(
            foreign(
                TestHistory.of("a").looks(CAPTURED, "0- 3+ 20+"),
                TestHistory.of("b").looks(OWN, "0+ 4+ 6-")))
        .extracting(FindingLife::gone)
        .containsExactly((Window) null);
  }

  private static List<FindingLife> foreign(TestHistory... nodes) {
    return history(
        new ForeignAddressOnIpvs(), List.of(nodes).stream().map(TestHistory::lives).toList());
  }

  /** A node that tells which machine it is. */
  private static TestHistory machine(String name) {
    Fact machine = new Machine(name).toFact();
    return TestHistory.of(name).looks(machine, "0+ 25+");
  }

  private static List<FindingLife> history(Diagnostic rule, List<NodeLives> cluster) {
    return FindingHistory.of(rule, cluster, Belief.OF_ANY_AGE);
  }

  private static Window window(@Nullable Integer after, int at) {
    return new Window(after == null ? null : TestHistory.minute(after), TestHistory.minute(at));
  }
}
