package io.netlapse.kit;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Outcomes;
import io.netlapse.spi.diagnose.RuleInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@link Diagnostic} promises, as far as a test can see it. */
public abstract class DiagnosticContract {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** For the test that extends this. */
  protected DiagnosticContract() {}

  /** The rule. */
  protected abstract Diagnostic rule();

  /**
   * Clusters, each with all of its nodes: at least one with a node on which the rule finds its
   * condition. {@link SampleNode} makes nodes.
   */
  protected abstract List<? extends List<? extends NodeView>> clusters();

  @Test
  final void itSaysOfItselfWhatPeopleNeed() {
    RuleInfo info = rule().info();
    assertEquals(info, rule().info(), "always the same");
    assertTrue(ID.matcher(info.id()).matches(), () -> info.id() + " is lower-case words and '-'");
    assertFalse(info.title().isBlank() || info.title().endsWith("."), "a title without full stop");
    assertFalse(info.reads().isEmpty(), "a rule that reads nothing finds nothing");
    assertFalse(rule().causes().contains(info.id()), "no rule is its own cause");
  }

  @Test
  final void itFindsItsConditionSomewhere() {
    assertTrue(
        clusters().stream()
            .flatMap(cluster -> cluster.stream().flatMap(node -> examine(node, cluster).stream()))
            .anyMatch(Outcome.Finding.class::isInstance),
        "on no node of no cluster it finds its condition");
  }

  @Test
  final void whereNobodyLooked_itDoesNotKnow() {
    NodeView blank = SampleNode.named("nobody-looked");
    List<Outcome> outcomes = examine(blank, List.of(blank));
    assertFalse(outcomes.isEmpty(), "silence would say that nothing is wrong");
    outcomes.forEach(
        outcome -> assertTrue(outcome instanceof Outcome.Unknown, () -> "found " + outcome));
  }

  @Test
  final void itReadsOnlyWhatItDeclares() {
    for (List<? extends NodeView> cluster : clusters()) {
      for (NodeView node : cluster) {
        Collection<String> undeclared = new ConcurrentSkipListSet<>();
        RuleInfo info = rule().info();
        // Of others nothing but what it believes is ever shown: more is asked in vain.
        List<NodeView> others = new ArrayList<>();
        cluster.forEach(
            other -> others.add(new ListeningNode(other, info.believes(), new TreeSet<>())));
        List<Outcome> outcomes =
            rule()
                .examine(
                    new ListeningNode(node, info.reads(), undeclared), new ClusterView(others));
        assertEquals(
            List.of(),
            List.copyOf(undeclared),
            "kinds that it asks of the node and does not declare");
        assertEquals(examine(node, cluster), outcomes, "what it declares is all that it needs");
      }
    }
  }

  @Test
  final void sameClusterGivesTheSameOutcomes() throws Exception {
    for (List<? extends NodeView> cluster : clusters()) {
      for (NodeView node : cluster) {
        AtOnce.sameAnswer(node.id(), () -> examine(node, cluster));
      }
    }
  }

  @Test
  final void orderOfTheNodesDecidesNothing() {
    for (List<? extends NodeView> cluster : clusters()) {
      for (NodeView node : cluster) {
        assertEquals(subjects(examine(node, cluster)), subjects(examine(node, cluster.reversed())));
      }
    }
  }

  @Test
  final void outcomesAreAboutTheNode() {
    for (List<? extends NodeView> cluster : clusters()) {
      for (NodeView node : cluster) {
        Outcomes.flaw(examine(node, cluster), node, new ClusterView(cluster))
            .ifPresent(
                flaw -> {
                  throw new AssertionError(flaw);
                });
      }
    }
  }

  private List<Outcome> examine(NodeView node, List<? extends NodeView> cluster) {
    return rule().examine(node, new ClusterView(cluster));
  }

  private static SortedSet<String> subjects(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Finding finding ->
                      "%s %s".formatted(finding.severity(), finding.subject());
                  case Outcome.Unknown unknown -> "unknown " + unknown.subject();
                })
        .collect(toCollection(TreeSet::new));
  }
}
