package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lives of one rule's findings, over all of history: a pure function of the lifetimes of facts.
 *
 * <p>The rule is asked about each instant at which something that it reads may have changed. A
 * finding appears between the last instant at which its condition was certainly false and the first
 * at which it holds; it goes likewise. An instant of which the rule cannot tell neither begins nor
 * ends a finding.
 */
public final class FindingHistory {

  private FindingHistory() {}

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
    return of(rule, cluster, belief, _ -> true);
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
    return of(rule, cluster, belief, node::equals);
  }

  private static List<FindingLife> of(
      Diagnostic rule, Collection<NodeLives> cluster, Belief belief, Predicate<NodeId> examined) {
    List<NodeStates> nodes = cluster.stream().map(NodeStates::of).toList();
    Outside others = new Outside(rule, belief);
    nodes.forEach(others::put);
    return nodes.stream()
        .filter(node -> examined.test(node.node()))
        .flatMap(node -> new RuleOnNode(rule, belief).tell(node, others, Instant.MIN).stream())
        .sorted()
        .toList();
  }
}
