package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodTable;
import io.netlapse.engine.diagnostics.network.RefusedRoute;
import io.netlapse.engine.diagnostics.network.RunningCni;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An interface, or pods, of another range than the node's, or of another network plug-in than the
 * one that runs. Page: {@code docs/rules/leftover-cni-interface.md}.
 */
public final class LeftoverCniInterface implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "leftover-cni-interface",
          "Something of another network plug-in, or of an earlier range, stands in the way",
          Severity.CRITICAL,
          Kinds.of(
              PodRanges.KINDS,
              RunningCni.KINDS,
              RefusedRoute.KINDS,
              List.of(
                  LogEvent.KIND,
                  ClusterEvent.KIND,
                  IptablesChain.KIND,
                  IptablesRuleBrief.KIND,
                  PodAddress.KIND),
              PodTable.KINDS),
          Kinds.of(PodRanges.KINDS, PodTable.KINDS, List.of(PodAddress.KIND)),
          List.of(
              new Mechanism(
                  EventKind.RECONFIGURE,
                  "*",
                  "a bridge keeps its address when the node's range changes"),
              new Mechanism(
                  EventKind.EXTERNAL,
                  "*",
                  "a network plug-in that is replaced leaves its interfaces, routes and rules"),
              new Mechanism(
                  EventKind.RESTART,
                  "kubelet",
                  "a node that registers again can get another range")));

  /** For {@link java.util.ServiceLoader}. */
  public LeftoverCniInterface() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return PodRanges.matters(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!NodeAddress.wereLookedAt(node)
        && !NodeRoute.wereLookedAt(node)
        && !node.lookedAt(IptablesChain.KIND)
        && !node.lookedAt(ClusterEvent.KIND)
        && !node.lookedAt(LogEvent.KIND)) {
      return List.of(new Outcome.Unknown(null, "the addresses and routes of " + node.id().name()));
    }
    PodRanges ranges = PodRanges.of(node, cluster);
    Leftover words = new Leftover(node.id().name());
    List<Outcome.Finding> all = new ArrayList<>();
    BridgeMismatch.of(node, ranges, words).ifPresent(all::add);
    PodsOutside.of(node, cluster, ranges, words).ifPresent(all::add);
    all.addAll(ForeignDevices.of(node, RunningCni.of(node), ranges, words));
    ForeignChains.of(node, RunningCni.of(node), words).ifPresent(all::add);
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    all.forEach(finding -> bySubject.putIfAbsent(finding.subject(), finding));
    return new ArrayList<>(bySubject.values());
  }
}
