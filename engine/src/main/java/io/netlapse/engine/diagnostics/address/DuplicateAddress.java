package io.netlapse.engine.diagnostics.address;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.SameMachine;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.AddressAnswers;
import io.netlapse.spi.network.LinkAddress;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.NeighbourBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One address on two nodes, or on two pods. Page: {@code docs/rules/duplicate-address.md}. */
public final class DuplicateAddress implements Diagnostic {

  private static final List<FactKind> SOURCES =
      List.of(
          Address.KIND,
          Neighbour.KIND,
          NeighbourBrief.KIND,
          PodAddress.KIND,
          CalicoWorkloadEndpoint.KIND,
          NodeAddress.KIND,
          NodeFirstAddress.KIND,
          AddressAnswers.KIND,
          LogEvent.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "duplicate-address",
          "Two nodes or two pods have one address",
          Severity.CRITICAL,
          Kinds.of(SOURCES, List.of(LinkAddress.KIND), SameMachine.KINDS, PodClash.KINDS),
          Kinds.of(List.of(Address.KIND, LinkAddress.KIND), SameMachine.KINDS, PodClash.BELIEVED),
          List.of(
              new Mechanism(
                  EventKind.LEASE,
                  "*",
                  "a DHCP server can give out an address that somebody has set by hand"),
              new Mechanism(
                  EventKind.FAILOVER, "*", "an address that moves can stay where it was, too"),
              new Mechanism(
                  EventKind.RESTART,
                  "calico-node",
                  "an agent that lost its records can give out an address again")));

  /** For {@link java.util.ServiceLoader}. */
  public DuplicateAddress() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("duplicate-pod-cidr");
  }

  /** A lag between looks at two nodes would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (SOURCES.stream().noneMatch(node::lookedAt)) {
      return List.of(new Outcome.Unknown(null, "the addresses of " + node.id().name()));
    }
    List<Outcome.Finding> all = new ArrayList<>(NodeClash.of(node, cluster));
    all.addAll(NeighbourClash.of(node));
    all.addAll(PodClash.of(node, cluster));
    all.addAll(ObjectClash.of(node));
    all.addAll(ToldClash.of(node));
    all.addAll(AnsweredTwice.of(node, cluster));
    SortedMap<String, Outcome.Finding> bySubject = new TreeMap<>();
    all.forEach(finding -> bySubject.putIfAbsent(finding.subject(), finding));
    return new ArrayList<>(bySubject.values());
  }
}
