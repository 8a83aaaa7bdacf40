package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Neighbour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Nodes disagree about the link-layer address of a tunnel's end, or two ends have the same one.
 * Page: {@code docs/rules/vtep-mac-mismatch.md}.
 */
public final class VtepMacMismatch implements Diagnostic {

  private static final List<FactKind> READS =
      Kinds.of(Vtep.KINDS, TunnelEnd.KINDS, List.of(Neighbour.KIND, FdbEntry.KIND));

  private static final List<FactKind> BELIEVES = Kinds.of(Vtep.KINDS, List.of(FlannelLease.KIND));

  private static final RuleInfo INFO =
      new RuleInfo(
          "vtep-mac-mismatch",
          "Nodes disagree about the MAC of a tunnel's end, or two ends share one",
          Severity.CRITICAL,
          READS,
          BELIEVES,
          TunnelMechanisms.REMAKING);

  /** For {@link java.util.ServiceLoader}. */
  public VtepMacMismatch() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** A lag between looks at two nodes would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Vtep> own = Vtep.of(node);
    SortedMap<String, List<TunnelEnd>> told = TunnelEnd.told(node);
    SortedMap<String, Outcome> bySubject = new TreeMap<>();
    told.forEach(
        (mac, ends) -> {
          if (ends.stream().map(TunnelEnd::name).distinct().count() > 1) {
            bySubject.put(mac, MacFinding.shared(mac, ends));
          }
        });
    for (Vtep end : own) {
      List<TunnelEnd> same = alike(node, end, cluster);
      if (!same.isEmpty()) {
        same.addFirst(TunnelEnd.of(end));
        bySubject.putIfAbsent(end.mac(), MacFinding.shared(end.mac(), same));
      }
      stale(node, cluster, end).ifPresent(found -> bySubject.putIfAbsent(found.subject(), found));
    }
    for (NodeView other : cluster.others(node)) {
      for (Vtep peer : Vtep.of(other)) {
        WrongEntries.of(node, other, peer)
            .forEach(found -> bySubject.putIfAbsent(found.subject(), found));
      }
    }
    return bySubject.isEmpty() && own.isEmpty() && told.isEmpty()
        ? List.of(
            new Outcome.Unknown(
                null, "the link-layer address of the VXLAN device of " + node.id().name()))
        : new ArrayList<>(bySubject.values());
  }

  /** Ends of other nodes with the link-layer address of the node's own. */
  private static List<TunnelEnd> alike(NodeView node, Vtep end, ClusterView cluster) {
    List<TunnelEnd> same = new ArrayList<>();
    for (NodeView other : cluster.others(node)) {
      Vtep.of(other).stream()
          .filter(peer -> peer.dev().equals(end.dev()) && peer.mac().equals(end.mac()))
          .filter(peer -> areTwo(node, end, other, peer))
          .forEach(peer -> same.add(TunnelEnd.of(peer)));
    }
    return same;
  }

  /**
   * Whether two nodes are two, and not one machine under two names: their ends have different
   * addresses, or they themselves do. Nothing that clones share tells it.
   */
  private static boolean areTwo(NodeView node, Vtep end, NodeView other, Vtep peer) {
    return (end.addresses().isEmpty() || peer.addresses().isEmpty())
        ? areApart(OwnAddresses.of(node).keySet(), OwnAddresses.of(other).keySet())
        : areApart(end.addresses(), peer.addresses());
  }

  private static boolean areApart(Set<IpAddress> one, Set<IpAddress> other) {
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }

  /** The node's own end is another one than its lease tells the others. */
  private static Optional<Outcome.Finding> stale(NodeView node, ClusterView cluster, Vtep end) {
    Set<IpAddress> own = OwnAddresses.of(node).keySet();
    return Stream.concat(Stream.of(node), cluster.others(node).stream())
        .flatMap(view -> view.facts(FlannelLease.KIND).stream())
        .filter(
            seen -> {
              FlannelLease lease = FlannelLease.of(seen.fact());
              String mac = lease.vtepMac();
              return mac != null
                  && end.dev().equals(TunnelEnd.dev(lease))
                  && !Vtep.lower(mac).equals(end.mac())
                  && IpAddress.parse(lease.publicAddress()).filter(own::contains).isPresent();
            })
        .map(
            seen ->
                MacFinding.stale(
                    end, String.valueOf(FlannelLease.of(seen.fact()).vtepMac()), seen.evidence()))
        .findFirst();
  }
}
