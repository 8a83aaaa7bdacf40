package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.NeighbourBrief;
import io.netlapse.spi.network.UnansweredNeighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The link between a pod and its node is not in one piece: a veth that is on no bridge, an address
 * that several links claim, a route that leads to another pod's link. Page: {@code
 * docs/rules/pod-link-broken.md}.
 */
public final class PodLinkBroken implements Diagnostic {

  private static final List<FactKind> READS =
      Stream.of(
              NodeRoute.KINDS,
              NodeAddress.KINDS,
              List.of(
                  LinkState.KIND,
                  LinkMaster.KIND,
                  Neighbour.KIND,
                  NeighbourBrief.KIND,
                  LearnedNeighbour.KIND,
                  UnansweredNeighbour.KIND,
                  CalicoWorkloadEndpoint.KIND))
          .flatMap(List::stream)
          .toList();

  private static final RuleInfo INFO =
      new RuleInfo(
          "pod-link-broken",
          "A pod's link is not on its bridge, or its address leads to another pod's link",
          Severity.WARNING,
          READS,
          List.of(CalicoWorkloadEndpoint.KIND),
          CniMechanisms.STARTING);

  /** For {@link java.util.ServiceLoader}. */
  public PodLinkBroken() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("foreign-manager-on-cni-link", "leftover-cni-interface");
  }

  /** Of one address on two nodes, a lag between looks at them would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Outcome> outcomes = new ArrayList<>(LooseVeth.findings(node));
    outcomes.addAll(SharedPodAddress.findings(node, cluster));
    outcomes.addAll(SilentGateway.findings(node));
    boolean looked =
        node.lookedAt(LinkState.KIND)
            || node.lookedAt(Neighbour.KIND)
            || node.lookedAt(UnansweredNeighbour.KIND)
            || NodeRoute.wereLookedAt(node);
    return looked
        ? outcomes
        : List.of(new Outcome.Unknown(null, "the links of the pods on " + node.id().name()));
  }
}
