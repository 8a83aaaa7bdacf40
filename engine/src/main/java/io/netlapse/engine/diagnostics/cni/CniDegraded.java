package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.calico.CalicoCondition;
import io.netlapse.spi.calico.CalicoProcess;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.NodeCondition;
import io.netlapse.spi.kubernetes.NodeNetworkNotReady;
import io.netlapse.spi.kubernetes.NodeReadiness;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The network plug-in says that it is not ready, or its agent does not run. Page: {@code
 * docs/rules/cni-degraded.md}.
 */
public final class CniDegraded implements Diagnostic {

  private static final List<FactKind> TELLING =
      List.of(
          NodeCondition.KIND,
          NodeReadiness.KIND,
          NodeNetworkNotReady.KIND,
          LogEvent.KIND,
          ClusterEvent.KIND,
          PodStatus.KIND,
          PodNode.KIND,
          CalicoProcess.KIND,
          CalicoCondition.KIND);

  private static final List<FactKind> READS =
      Kinds.of(TELLING, NodeRoute.KINDS, List.of(ServiceMasquerade.KIND, IptablesChain.KIND));

  private static final RuleInfo INFO =
      new RuleInfo(
          "cni-degraded",
          "The network plug-in is not ready or does not run",
          Severity.CRITICAL,
          READS,
          List.of(),
          CniMechanisms.STARTING);

  /** For {@link java.util.ServiceLoader}. */
  public CniDegraded() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of(
        "bgp-mesh-off", "bgp-session-down", "cni-wrong-interface", "pod-cidr-unassigned");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    Stream.of(
            AgentState.findings(node),
            OperatorState.findings(node),
            NotReadyLog.findings(node),
            SandboxFailure.findings(node),
            NoPodNetwork.findings(node))
        .flatMap(List::stream)
        .forEach(finding -> bySubject.putIfAbsent(finding.subject(), finding));
    if (bySubject.isEmpty() && TELLING.stream().noneMatch(node::lookedAt)) {
      return List.of(
          new Outcome.Unknown(null, "the state of the network plug-in of " + node.id().name()));
    }
    return new ArrayList<>(bySubject.values());
  }
}
