package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.BridgeNames;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ranges of pods, of Services, of container engines and of hosts that overlap. Page: {@code
 * docs/rules/overlapping-cidr.md}.
 */
public final class OverlappingCidr implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "overlapping-cidr",
          "Ranges of pods, Services, containers or hosts overlap",
          Severity.WARNING,
          Kinds.of(PodRanges.KINDS, List.of(ServiceClusterAddress.KIND)),
          PodRanges.KINDS,
          List.of());

  private static final RouteSelection NETWORKS =
      new RouteSelection(
          route -> route.isConnected() && !SpecialAddresses.isLinkLocal(route.dst().address()));

  /** For {@link java.util.ServiceLoader}. */
  public OverlappingCidr() {}

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
    List<NodeRoute> networks = NETWORKS.of(node);
    PodRanges ranges = PodRanges.of(node, cluster);
    SortedMap<String, Outcome> found = new TreeMap<>();
    PoolOverNodes.of(node, ranges)
        .forEach(finding -> found.putIfAbsent(finding.subject(), finding));
    if (networks.isEmpty() && found.isEmpty()) {
      return List.of(new Outcome.Unknown(null, "the networks of " + node.id().name()));
    }
    for (NodeRoute network : networks) {
      for (PodRange pods : pods(ranges)) {
        if (clash(network, pods)) {
          put(
              found,
              pods.range(),
              "the pods' range",
              network,
              List.of(network.seen().evidence(), pods.seen().evidence()),
              node);
        }
      }
      for (NodeRoute other : networks) {
        if (isBridge(network) && overlap(network, other) && isToldHere(network, other)) {
          put(
              found,
              network.dst(),
              "the network of " + network.dev(),
              other,
              List.of(network.seen().evidence(), other.seen().evidence()),
              node);
        }
      }
      if (isUplink(network)) {
        node.facts(ServiceClusterAddress.KIND).stream()
            .filter(seen -> network.dst().contains(ServiceClusterAddress.of(seen.fact()).address()))
            .findFirst()
            .ifPresent(
                seen ->
                    put(
                        found,
                        network.dst(),
                        "a network with the address %s of a Service"
                            .formatted(ServiceClusterAddress.of(seen.fact()).address()),
                        network,
                        List.of(network.seen().evidence(), seen.evidence()),
                        node));
      }
    }
    return new ArrayList<>(found.values());
  }

  private static List<PodRange> pods(PodRanges ranges) {
    List<PodRange> pods = new ArrayList<>(ranges.networks());
    ranges.inUse(ranges.self()).stream()
        .filter(range -> range.source() != Source.BRIDGE && range.source() != Source.CALICO_BLOCK)
        .forEach(pods::add);
    return pods;
  }

  /**
   * Whether a network of the node and a range of pods are in each other's way. One node's range
   * inside of a host network is simply routed; a range for all pods that does so takes addresses
   * that hosts may have.
   */
  private static boolean clash(NodeRoute network, PodRange pods) {
    boolean around = pods.range().contains(network.dst());
    boolean inside = network.dst().contains(pods.range());
    if (isUplink(network)) {
      return around || (inside && pods.isOfCluster());
    }
    return isEngine(network) && (around || inside);
  }

  private static boolean overlap(NodeRoute one, NodeRoute other) {
    return one.dst().contains(other.dst()) || other.dst().contains(one.dst());
  }

  /** A bridge and an uplink are told at the bridge, two bridges at the first of them. */
  private static boolean isToldHere(NodeRoute bridge, NodeRoute other) {
    return isBridge(other)
        ? String.valueOf(bridge.dev()).compareTo(String.valueOf(other.dev())) < 0
        : isUplink(other);
  }

  private static boolean isUplink(NodeRoute route) {
    return OwnAddresses.isUplink(String.valueOf(route.dev()));
  }

  /** A bridge of a container engine or a hypervisor, with a network that nobody else should use. */
  private static boolean isEngine(NodeRoute route) {
    return BridgeNames.isOfEngine(String.valueOf(route.dev()));
  }

  private static boolean isBridge(NodeRoute route) {
    return isEngine(route) || BridgeNames.isOfOneNode(String.valueOf(route.dev()));
  }

  private static void put(
      SortedMap<String, Outcome> found,
      IpPrefix range,
      String what,
      NodeRoute network,
      List<Evidence> lines,
      NodeView node) {
    found.putIfAbsent(
        range.text(),
        new Outcome.Finding(
            range.text(),
            Severity.WARNING,
            "%s (%s) and the network %s of %s on %s overlap"
                .formatted(range, what, network.dst(), network.dev(), node.id().name()),
            ("%s is %s, and %s has a network of its own in the same addresses, %s on %s. Of two"
                 + " machines with one address the node reaches the one that its longer route leads"
                 + " to; the other one is silent, and only for some addresses, which is hard to"
                 + " see. Masquerading leaves out what it takes for pods, too.")
                .formatted(range, what, node.id().name(), network.dst(), network.dev()),
            lines,
            List.of(
                "ip route show table all",
                "kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.spec.podCIDRs",
                "ip route get ADDRESS"),
            new Remedy(
                List.of("ip route show match " + range.address()),
                "Move the one that is easier to move: a container engine's bridge (bip and"
                    + " default-address-pools in daemon.json), Calico's pool (add another IPPool,"
                    + " disable this one, restart the pods), else a new cluster with other ranges.",
                "The command only shows.",
                "Changing ranges of a cluster that runs interrupts every pod.")));
  }
}
