package io.netlapse.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.diagnostics.ClusterFindings.Difference;
import io.netlapse.engine.diagnostics.ClusterFindings.Told;
import io.netlapse.engine.diagnostics.ipvs.ForeignAddressOnIpvs;
import io.netlapse.engine.diagnostics.ipvs.OrphanIpvsAddress;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whoever learns of one look after the other knows in the end, and at every step, what {@link
 * FindingHistory} tells of all of them at once.
 */
final class ClusterFindingsLawTest {

  private static final List<String> NODES = List.of("a", "b", "c");
  private static final Fact CAPTURED = TestNode.addressFact("kube-ipvs0", "192.168.50.12/32");
  private static final Fact SECOND = TestNode.addressFact("kube-ipvs0", "10.96.55.5/32");
  private static final Fact OWN = TestNode.addressFact("eth0", "192.168.50.12/24");
  private static final Fact OTHER = TestNode.addressFact("eth1", "10.96.55.5/16");
  private static final Fact SERVER = TestNode.virtualServerFact("10.96.55.5", 80);
  private static final List<Fact> FACTS = List.of(CAPTURED, SECOND, OWN, OTHER, SERVER);

  private static final List<Diagnostic> RULES =
      List.of(new ForeignAddressOnIpvs(), new OrphanIpvsAddress(), new Crowded());

  /** Believes others without saying which of their facts matter, and is unknown now and then. */
  private static final class Crowded implements Diagnostic {

    private static final FactKind ADDRESS = CAPTURED.kind();
    private static final FactKind SERVERS = SERVER.kind();

    @Override
    public RuleInfo info() {
      return new RuleInfo(
          "crowded",
          "More than two addresses",
          Severity.INFO,
          List.of(ADDRESS, SERVERS),
          List.of(ADDRESS),
          List.of());
    }

    @Override
    public List<Outcome> examine(NodeView node, ClusterView cluster) {
      List<SeenFact> own = node.facts(ADDRESS);
      long all =
          own.size()
              + cluster.others(node).stream().mapToLong(other -> other.facts(ADDRESS).size()).sum();
      List<Outcome> outcomes = new ArrayList<>();
      if (!node.lookedAt(SERVERS)) {
        outcomes.add(new Outcome.Unknown("servers", "virtual servers"));
      }
      if (node.facts(SERVERS).size() > 0 && own.size() == 1) {
        return List.of(new Outcome.Unknown(null, "whatever"));
      }
      if (all > 2 && !own.isEmpty()) {
        outcomes.add(
            new Outcome.Finding(
                all % 2 == 0 ? "even" : "odd",
                Severity.INFO,
                "crowded",
                "There are %d addresses.".formatted(all),
                List.of(own.getFirst().evidence()),
                List.of(),
                new Remedy(List.of(), "", "", "")));
      }
      return outcomes;
    }
  }

  @RepeatedTest(200)
  void grownStepByStep_tellsWhatAllAtOnceTells(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int minutes = 10 + random.nextInt(40);
    boolean late = random.nextInt(4) == 0;
    Map<String, Map<Fact, Map<Integer, Boolean>>> looks = new HashMap<>();
    Map<String, Map<Fact, Boolean>> states = new HashMap<>();
    ClusterFindings findings = new ClusterFindings(RULES, Belief.OF_ANY_AGE);
    for (String node : NODES) {
      looks.put(node, new HashMap<>());
      states.put(node, new HashMap<>());
    }
    Map<String, List<FindingLife>> known = new TreeMap<>();
    for (int minute = 0; minute < minutes; minute++) {
      String node = NODES.get(random.nextInt(NODES.size()));
      int at = late && random.nextInt(5) == 0 ? random.nextInt(minutes) : minute;
      look(random, looks.get(node), states.get(node), at);

      Difference difference = change(random, findings, lives(node, looks.get(node)), late);
      for (Told told : findings.ask(difference)) {
        known.put(told.rule() + told.node(), told.lives());
      }

      List<NodeLives> cluster =
          NODES.stream()
              .map(name -> lives(name, looks.get(name)))
              .filter(lives -> findings.nodes().contains(lives.node()))
              .toList();
      for (Diagnostic rule : RULES) {
        List<FindingLife> all = new ArrayList<>();
        for (String name : NODES) {
          all.addAll(known.getOrDefault(rule.info().id() + new NodeId("test", name), List.of()));
        }
        assertThat(all)
            .as("%s after minute %d at %s", rule.info().id(), minute, node)
            .isEqualTo(FindingHistory.of(rule, cluster, Belief.OF_ANY_AGE));
      }
    }
  }

  /** A look at some kinds, which shows what came or went since. */
  private static void look(
      Random random, Map<Fact, Map<Integer, Boolean>> looks, Map<Fact, Boolean> state, int minute) {
    boolean addresses = random.nextInt(4) != 0;
    boolean servers = random.nextInt(3) != 0;
    for (Fact fact : FACTS) {
      if (random.nextInt(4) == 0) {
        state.merge(fact, true, (now, _) -> !now);
      }
      boolean seen = state.getOrDefault(fact, false);
      if (fact.equals(SERVER) ? servers : addresses) {
        looks.computeIfAbsent(fact, _ -> new TreeMap<>()).put(minute, seen);
      }
    }
  }

  /** As the service does: by what began or ended, or by all there is. */
  private static Difference change(
      Random random, ClusterFindings findings, NodeLives now, boolean late) {
    return late || !findings.isWhole(now.node()) || random.nextInt(4) == 0
        ? findings.put(now, true)
        : findings.grow(now.node(), now.lifetimes(), now.looked());
  }

  /** Lifetimes as the service reads them: one without an end stands as at its first look. */
  private static NodeLives lives(String node, Map<Fact, Map<Integer, Boolean>> looks) {
    TestHistory history = TestHistory.of(node);
    looks.forEach(
        (fact, seen) -> {
          StringBuilder text = new StringBuilder();
          seen.forEach((minute, there) -> text.append(minute).append(there ? "+ " : "- "));
          history.looks(fact, text.toString().strip());
        });
    NodeLives lives = history.lives();
    return new NodeLives(
        lives.node(),
        lives.lifetimes().stream().map(ClusterFindingsLawTest::asStored).toList(),
        lives.looked());
  }

  private static SeenLifetime asStored(SeenLifetime seen) {
    Lifetime life = seen.lifetime();
    if (life.gone() != null) {
      return seen;
    }
    return new SeenLifetime(
        new Lifetime(
            life.fact(),
            life.prev(),
            life.after(),
            life.first(),
            life.by(),
            life.first(),
            life.first().at(),
            null),
        seen.evidence());
  }
}
