package io.netlapse.engine.diagnostics.bgp;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.calico.CalicoNodeBrief;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How many nodes a cluster has, by what was asked of the API on one of them. */
final class ClusterSize {

  /** The kinds of facts that name nodes; a rule that uses this reads them. */
  static final List<FactKind> KINDS =
      List.of(ClusterNode.KIND, CalicoNode.KIND, CalicoNodeBrief.KIND);

  private ClusterSize() {}

  /** How many nodes are named; 0 where none is. */
  static int of(NodeView node) {
    Set<String> names =
        Stream.of(
                node.facts(ClusterNode.KIND).stream()
                    .map(seen -> ClusterNode.of(seen.fact()).node()),
                node.facts(CalicoNode.KIND).stream().map(seen -> CalicoNode.of(seen.fact()).node()),
                node.facts(CalicoNodeBrief.KIND).stream()
                    .map(seen -> CalicoNodeBrief.of(seen.fact()).node()))
            .flatMap(found -> found)
            .collect(toSet());
    return names.size();
  }
}
