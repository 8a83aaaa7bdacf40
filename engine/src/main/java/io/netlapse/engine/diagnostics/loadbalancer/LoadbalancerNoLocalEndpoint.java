package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import io.netlapse.spi.network.Address;
import java.util.ArrayList;
import java.util.List;

/**
 * A Service that keeps clients from outside on the node that they came to has no endpoint there.
 * Page: {@code docs/rules/loadbalancer-no-local-endpoint.md}.
 */
public final class LoadbalancerNoLocalEndpoint implements BeliefFilter {

  /** What kube-proxy writes. */
  private static final List<FactKind> WRITTEN =
      List.of(IptablesRule.KIND, IptablesRuleBrief.KIND, ServicePort.KIND, IpvsVirtualServer.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "loadbalancer-no-local-endpoint",
          "A load balancer's address has no endpoint on this node",
          Severity.WARNING,
          Kinds.of(
              WRITTEN,
              List.of(
                  IpvsRealServer.KIND,
                  LogEvent.KIND,
                  ConntrackEntry.KIND,
                  ClusterEvent.KIND,
                  Address.KIND),
              RangeAnnounced.KINDS,
              ClusterServices.KINDS),
          Kinds.of(List.of(ClusterEvent.KIND), ClusterServices.KINDS),
          List.of(
              new Mechanism(EventKind.REBOOT, "*", "pods moved to other nodes"),
              new Mechanism(
                  EventKind.EXTERNAL, "*", "a deployment moved pods, or a policy became Local")));

  /** For {@link java.util.ServiceLoader}. */
  public LoadbalancerNoLocalEndpoint() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Of events, those that tell who announces a Service. */
  @Override
  public boolean matters(Fact believed) {
    return !believed.kind().equals(ClusterEvent.KIND) || Announcements.isOne(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Outcome> outcomes = new ArrayList<>(RangeAnnounced.of(node));
    if (WRITTEN.stream().anyMatch(node::lookedAt)) {
      Arrivals arrivals = Arrivals.of(node, cluster);
      Refusal.all(node, cluster)
          .forEach(
              refusal -> outcomes.add(refusal.finding(node.id().name(), arrivals.of(refusal))));
    } else if (outcomes.isEmpty()) {
      outcomes.add(new Outcome.Unknown(null, "what kube-proxy wrote on " + node.id().name()));
    }
    return outcomes;
  }
}
