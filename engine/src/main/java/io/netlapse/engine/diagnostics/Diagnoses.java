package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What rules say of the nodes of one cluster as they are, without any history. */
public final class Diagnoses {

  private Diagnoses() {}

  /**
   * Asks every rule about every node.
   *
   * @param rules in any order
   * @param cluster one view per node of one cluster, in any order; a node that is only known by
   *     name belongs here too, with no facts and nothing looked at, so that rules can say what they
   *     lack
   * @return one diagnosis for each node and rule, clear ones too; by node, then by rule
   */
  public static List<Diagnosis> now(
      Collection<? extends Diagnostic> rules, Collection<? extends NodeView> cluster) {
    return of(rules, cluster, cluster);
  }

  /**
   * Asks every rule about one node.
   *
   * @param node the node, as it is or was
   * @param cluster as above; what it says of the node itself does not count
   * @return one diagnosis for each rule
   */
  public static List<Diagnosis> of(
      Collection<? extends Diagnostic> rules,
      NodeView node,
      Collection<? extends NodeView> cluster) {
    return of(rules, List.of(node), cluster);
  }

  private static List<Diagnosis> of(
      Collection<? extends Diagnostic> rules,
      Collection<? extends NodeView> nodes,
      Collection<? extends NodeView> cluster) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (Diagnostic rule : rules) {
      ClusterView believed = believed(rule, cluster);
      for (NodeView node : nodes) {
        diagnoses.add(Diagnosis.of(node.id(), rule.info(), rule.examine(node, believed)));
      }
    }
    diagnoses.sort(Diagnosis.ORDER);
    return List.copyOf(diagnoses);
  }

  /** The cluster as the rule sees it from outside of each node: made once, not once per node. */
  private static ClusterView believed(Diagnostic rule, Collection<? extends NodeView> cluster) {
    return new ClusterView(
        cluster.stream()
            .map(
                node ->
                    FactsView.believed(
                        node,
                        rule.info().believes(),
                        seen -> BeliefFilter.matters(rule, seen.fact())))
            .sorted((one, other) -> one.id().compareTo(other.id()))
            .toList());
  }
}
