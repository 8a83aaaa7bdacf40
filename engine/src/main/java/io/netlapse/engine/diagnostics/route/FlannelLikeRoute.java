package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be said of a route that leads out of an uplink to a subnet as large as the node's own,
 * as those of flannel's host-gw do.
 *
 * @param node the node that has it
 * @param route the route; it has a gateway
 * @param routes all unicast routes of the node's table main
 * @param ranges whose pods are where
 * @param gateways the routers of the default routes
 */
record FlannelLikeRoute(
    String node, NodeRoute route, List<NodeRoute> routes, PodRanges ranges, Gateways gateways) {

  /** Who makes routes by hand or as flannel's host-gw does, which names no maker. */
  private static final Set<String> UNNAMED = Set.of("boot", "static");

  List<Outcome.Finding> findings() {
    return isLikeFlannels()
        ? Stream.of(earlierNetwork(), sharedNextHop()).flatMap(Optional::stream).toList()
        : List.of();
  }

  /** Like the routes to pods, through one of the nodes, and in no range that pods have now. */
  private Optional<Outcome.Finding> earlierNetwork() {
    boolean current =
        ranges.self().ranges().stream()
            .filter(range -> range.range().family() == route.dst().family())
            .anyMatch(range -> !ranges.networks().isEmpty() && inNetwork(range.range()));
    if (!current || inNetwork(route.dst())) {
      return Optional.empty();
    }
    List<NodeRoute> alike =
        routes.stream()
            .filter(other -> other.gateway().isPresent())
            .filter(other -> other.dst().length() == route.dst().length())
            .filter(other -> !inNetwork(other.dst()))
            .filter(other -> isNodes(other.gateway().orElseThrow()))
            .toList();
    if (!isNodes(gateway())) {
      return Optional.empty();
    }
    Severity severity = alike.size() > 1 ? Severity.WARNING : Severity.INFO;
    return Optional.of(
        new WrongPodRoute(node, route)
            .earlierNetwork(
                severity,
                ranges.networks().getFirst().range(),
                ranges.networks().getFirst().seen().evidence()));
  }

  private boolean inNetwork(IpPrefix prefix) {
    return ranges.networks().stream()
        .anyMatch(
            network ->
                network.range().family() != prefix.family() || network.range().contains(prefix));
  }

  /** Whether a gateway is a node: known as one, or the way to pods that there are now. */
  private boolean isNodes(IpAddress gateway) {
    return ranges.owner(gateway).isPresent()
        || routes.stream()
            .anyMatch(
                other ->
                    !other.dst().isSingle()
                        && other.dst().length() >= 16
                        && inNetwork(other.dst())
                        && other.gateway().filter(gateway::equals).isPresent());
  }

  /** Each node has one subnet of flannel's, so one next hop has one. */
  private Optional<Outcome.Finding> sharedNextHop() {
    if (gateways.addresses().contains(gateway()) || !isSibling(route)) {
      return Optional.empty();
    }
    boolean known =
        ranges.owner(gateway()).filter(owner -> owner.range(route.dst()).isPresent()).isPresent();
    return routes.stream()
        .filter(other -> !other.dst().equals(route.dst()) && isSibling(other))
        .filter(other -> other.gateway().filter(gateway()::equals).isPresent())
        .findFirst()
        .filter(_ -> !known)
        .map(other -> new WrongPodRoute(node, route).sharedNextHop(other));
  }

  /** Whether it is a subnet of the same network as the node's own. */
  private boolean isSibling(NodeRoute other) {
    return ranges.self().ranges().stream()
        .filter(range -> range.source() == Source.SUBNET_FILE || range.source() == Source.BRIDGE)
        .anyMatch(
            range ->
                range.range().length() == other.dst().length()
                    && new IpPrefix(range.range().address(), other.dst().length() - 8)
                        .contains(other.dst()));
  }

  private boolean isLikeFlannels() {
    return route.dev() != null
        && OwnAddresses.isUplink(route.dev())
        && (route.proto() == null || UNNAMED.contains(route.proto()))
        && ranges.self().ranges().stream()
            .anyMatch(range -> range.range().length() == route.dst().length());
  }

  private IpAddress gateway() {
    return route.gateway().orElseThrow();
  }
}
