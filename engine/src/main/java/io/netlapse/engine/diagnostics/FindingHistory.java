package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;

import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lives of one rule's findings, over all of history: a pure function of the lifetimes of facts.
 *
 * <p>The rule is asked about each instant at which something that it reads may have changed. A
 * finding appears between the last instant at which its condition was certainly false and the first
 * at which it holds; it goes likewise. An instant of which the rule cannot tell neither begins nor
 * ends a finding.
 */
public final class FindingHistory {

  private final Diagnostic rule;
  private final Belief belief;
  private final List<NodeLives> examined;
  private final List<NodeLives> believed;

  private FindingHistory(Diagnostic rule, Collection<NodeLives> cluster, Belief belief) {
    this.rule = rule;
    this.belief = belief;
    List<NodeLives> nodes = cluster.stream().sorted(comparing(NodeLives::node)).toList();
    this.examined = nodes.stream().map(node -> kept(node, rule.info().reads(), false)).toList();
    this.believed = nodes.stream().map(node -> kept(node, rule.info().believes(), true)).toList();
  }

  /**
   * The lives of the rule's findings on every node of a cluster.
   *
   * @param rule the rule
   * @param cluster each node of the cluster once, in any order
   * @param belief for how long the latest look at another node is believed
   * @return in order; empty where it never found anything
   */
  public static List<FindingLife> of(
      Diagnostic rule, Collection<NodeLives> cluster, Belief belief) {
    FindingHistory history = new FindingHistory(rule, cluster, belief);
    return history.examined.stream().flatMap(self -> history.on(self).stream()).sorted().toList();
  }

  /**
   * The lives of the rule's findings on one node.
   *
   * @param rule the rule
   * @param node the node to examine
   * @param cluster each node of the cluster once, in any order, the examined one among them
   * @param belief for how long the latest look at another node is believed
   * @return in order; empty where it never found anything
   */
  public static List<FindingLife> on(
      Diagnostic rule, NodeId node, Collection<NodeLives> cluster, Belief belief) {
    FindingHistory history = new FindingHistory(rule, cluster, belief);
    return history.examined.stream()
        .filter(self -> self.node().equals(node))
        .flatMap(self -> history.on(self).stream())
        .sorted()
        .toList();
  }

  private List<FindingLife> on(NodeLives self) {
    List<NodeLives> others =
        believed.stream().filter(other -> !other.node().equals(self.node())).toList();
    List<NodeLives> neighbours = concerning(self, others);
    PossibleStates states = new PossibleStates(rule, self, others, belief);
    SortedMap<Instant, Verdict> verdicts = new TreeMap<>();
    SortedSet<String> subjects = new TreeSet<>();
    for (Instant instant : instants(self, neighbours)) {
      Verdict verdict = states.at(instant);
      verdicts.put(instant, verdict);
      subjects.addAll(verdict.subjects());
    }
    Bounds bounds = bounds(self, neighbours);
    List<FindingLife> lives = new ArrayList<>();
    for (String subject : subjects) {
      lives.addAll(new SubjectLives(rule.info().id(), self.node(), subject, bounds).of(verdicts));
    }
    return lives;
  }

  /** The other nodes that can change a finding on this one: all, unless the rule knows better. */
  private List<NodeLives> concerning(NodeLives self, List<NodeLives> others) {
    if (!(rule instanceof BeliefFilter filter)) {
      return others;
    }
    Set<String> subjects = new HashSet<>();
    for (SeenLifetime life : self.lifetimes()) {
      filter.subjectOf(life.seen().fact()).ifPresent(subjects::add);
    }
    return others.stream()
        .filter(
            other ->
                other.lifetimes().stream()
                    .map(life -> filter.subjectOf(life.seen().fact()))
                    .flatMap(Optional::stream)
                    .anyMatch(subjects::contains))
        .toList();
  }

  private SortedSet<Instant> instants(NodeLives self, List<NodeLives> neighbours) {
    SortedSet<Instant> instants = new TreeSet<>();
    addInstants(instants, self, rule.info().reads());
    neighbours.forEach(other -> addInstants(instants, other, rule.info().believes()));
    return instants;
  }

  private static void addInstants(
      SortedSet<Instant> instants, NodeLives node, List<FactKind> kinds) {
    for (SeenLifetime seen : node.lifetimes()) {
      Lifetime life = seen.lifetime();
      instants.add(life.first().at());
      instants.add(life.last().at());
      if (life.prev() != null) {
        instants.add(life.prev().at());
      }
      if (life.gone() != null) {
        instants.add(life.gone().next().at());
      }
    }
    for (FactKind kind : kinds) {
      Looked looked = node.looked().get(kind);
      if (looked != null) {
        instants.add(looked.first());
        instants.add(looked.last());
      }
    }
  }

  private static Bounds bounds(NodeLives self, List<NodeLives> neighbours) {
    Bounds bounds = new Bounds();
    self.lifetimes().forEach(life -> bounds.add(life.lifetime()));
    for (NodeLives other : neighbours) {
      other.lifetimes().forEach(life -> bounds.add(life.lifetime()));
    }
    return bounds;
  }

  private NodeLives kept(NodeLives node, List<FactKind> kinds, boolean fromOutside) {
    List<SeenLifetime> lifetimes =
        node.lifetimes().stream()
            .filter(life -> kinds.contains(life.seen().fact().kind()))
            .filter(life -> !fromOutside || BeliefFilter.matters(rule, life.seen().fact()))
            .toList();
    return new NodeLives(node.node(), lifetimes, node.looked());
  }
}
