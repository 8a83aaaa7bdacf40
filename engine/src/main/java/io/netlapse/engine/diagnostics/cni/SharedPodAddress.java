package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.NeighbourBrief;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pod's address of which the route leads to another link than its own: where several links of the
 * node claim it, or where Calico knows another link for it.
 */
final class SharedPodAddress {

  /** The names of pods' links of plug-ins that route to each pod. */
  private static final Pattern POD_LINK = Pattern.compile("(cali|eni|lxc|azv|gke)[0-9a-f]{8,}");

  private static final RouteSelection TO_PODS =
      new RouteSelection(
          route ->
              route.dev() != null
                  && route.dst().isSingle()
                  && POD_LINK.matcher(route.dev()).matches());

  private SharedPodAddress() {}

  /** A finding for each such address. */
  static List<Outcome> findings(NodeView node, ClusterView cluster) {
    SortedMap<IpAddress, SortedMap<String, Evidence>> claims = claims(node);
    SortedMap<IpAddress, Outcome> findings = new TreeMap<>();
    for (NodeRoute route : TO_PODS.of(node)) {
      String dev = String.valueOf(route.dev());
      IpAddress address = route.dst().address();
      Map<String, Evidence> links = claims.getOrDefault(address, new TreeMap<>());
      Optional<SeenFact> endpoint = otherLink(node, cluster, address, dev);
      if (links.size() > 1) {
        findings.putIfAbsent(address, shared(node, route, dev, address, links));
      } else if (endpoint.isPresent()) {
        findings.putIfAbsent(address, astray(node, route, dev, address, endpoint.get()));
      }
    }
    return new ArrayList<>(findings.values());
  }

  /** The links behind which a neighbour has an address, by address. */
  private static SortedMap<IpAddress, SortedMap<String, Evidence>> claims(NodeView node) {
    SortedMap<IpAddress, SortedMap<String, Evidence>> claims = new TreeMap<>();
    Stream.of(Neighbour.KIND, NeighbourBrief.KIND, LearnedNeighbour.KIND)
        .flatMap(kind -> node.facts(kind).stream())
        .forEach(
            seen -> {
              String dev = seen.fact().field("dev", "");
              Optional<IpAddress> address = IpAddress.parse(seen.fact().field("address", ""));
              if (POD_LINK.matcher(dev).matches()
                  && address.filter(told -> !SpecialAddresses.isLinkLocal(told)).isPresent()) {
                claims
                    .computeIfAbsent(address.get(), key -> new TreeMap<>())
                    .putIfAbsent(dev, seen.evidence());
              }
            });
    return claims;
  }

  /** The endpoint that Calico knows for an address on this node, if none has the given link. */
  private static Optional<SeenFact> otherLink(
      NodeView node, ClusterView cluster, IpAddress address, String dev) {
    List<SeenFact> endpoints =
        Stream.concat(Stream.of(node), cluster.others(node).stream())
            .flatMap(view -> view.facts(CalicoWorkloadEndpoint.KIND).stream())
            .filter(seen -> has(CalicoWorkloadEndpoint.of(seen.fact()), address))
            .toList();
    Set<String> devices =
        endpoints.stream()
            .map(seen -> CalicoWorkloadEndpoint.of(seen.fact()).device())
            .collect(toSet());
    return devices.contains(dev)
        ? Optional.empty()
        : endpoints.stream()
            .filter(seen -> CalicoWorkloadEndpoint.of(seen.fact()).node().equals(node.id().name()))
            .findFirst();
  }

  private static boolean has(CalicoWorkloadEndpoint endpoint, IpAddress address) {
    return Arrays.stream(endpoint.networks().split(",", -1))
        .anyMatch(network -> network.strip().equals(address + "/" + address.family().bits()));
  }

  private static Outcome shared(
      NodeView node, NodeRoute route, String dev, IpAddress address, Map<String, Evidence> links) {
    List<Evidence> evidence = new ArrayList<>(List.of(route.seen().evidence()));
    links.values().stream().limit(4).forEach(evidence::add);
    return finding(
        node,
        address,
        Severity.CRITICAL,
        "%d pods' links on %s claim %s, and its route leads to %s only"
            .formatted(links.size(), node.id().name(), address, dev),
        ("Several pods of %s have the address %s, and the kernel sends everything for it to %s. The"
                + " others send and never get an answer.")
            .formatted(node.id().name(), address, dev),
        evidence);
  }

  private static Outcome astray(
      NodeView node, NodeRoute route, String dev, IpAddress address, SeenFact endpoint) {
    CalicoWorkloadEndpoint known = CalicoWorkloadEndpoint.of(endpoint.fact());
    return finding(
        node,
        address,
        Severity.CRITICAL,
        "the route to %s on %s leads to %s, and its pod is behind %s"
            .formatted(address, node.id().name(), dev, known.device()),
        ("Calico knows %s as the address of %s behind %s; the kernel sends everything for it to %s,"
                + " another pod's link. That pod drops it.")
            .formatted(address, known.workload(), known.device(), dev),
        List.of(route.seen().evidence(), endpoint.evidence()));
  }

  private static Outcome finding(
      NodeView node,
      IpAddress address,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> evidence) {
    return new Outcome.Finding(
        address.text(),
        severity,
        title,
        explanation,
        evidence,
        List.of(
            "ip route show " + address,
            "ip neigh show | grep -wF " + address,
            "kubectl get pods -A -o wide | grep -wF " + address,
            "calicoctl get workloadendpoints -A | grep -wF " + address),
        new Remedy(
            List.of(
                "kubectl get pods -A -o wide | grep -wF " + address,
                "kubectl delete pod POD -n NAMESPACE"),
            ("Delete every pod that has %s, so that each gets an address of its own. Where it"
                    + " happens again, addresses are given twice: compare calicoctl ipam check with"
                    + " the pods of %s.")
                .formatted(address, node.id().name()),
            "A pod that was deleted is made anew by its controller; a bare pod is not.",
            "The pods restart; those of a StatefulSet one by one and with their volumes."));
  }
}
