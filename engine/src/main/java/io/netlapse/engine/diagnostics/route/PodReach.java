package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.MainTable;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.RouteGrouping;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where a node's routes lead packets for pods.
 *
 * @param node the node
 * @param inTheWay routes of table main that drop, by destination
 */
record PodReach(NodeView node, RouteGrouping.Found<IpPrefix> inTheWay) {

  private static final Set<String> DROPPING = Set.of("blackhole", "unreachable", "prohibit");

  /** Devices of which each leads to the pods of other nodes. */
  private static final List<String> TUNNELS =
      List.of("flannel", "tunl", "vxlan.calico", "cilium_host", "kube-bridge", "wireguard.cali");

  private static final RouteGrouping<IpPrefix> LEADING =
      new RouteGrouping<>(
          route -> route.isUnicast() ? Optional.of(route.dst().network()) : Optional.empty());

  private static final RouteGrouping<IpPrefix> LEADING_NOWHERE =
      new RouteGrouping<>(
          route -> route.isUnicast() ? Optional.empty() : Optional.of(route.dst().network()));

  private static final RouteGrouping<IpPrefix> IN_THE_WAY =
      new RouteGrouping<>(
          route ->
              DROPPING.contains(route.type()) && route.table().equals("main")
                  ? Optional.of(route.dst())
                  : Optional.empty());

  private static final RouteSelection THROUGH_GATEWAYS =
      new RouteSelection(
          route ->
              route.isUnicast()
                  && route.gateway().isPresent()
                  && route.dst().length() > 1
                  && !route.dst().isSingle()
                  && !route.isCiliumsOwn());

  static PodReach of(NodeView node) {
    return new PodReach(node, IN_THE_WAY.of(node));
  }

  MainTable table(IpFamily family) {
    return MainTable.of(node, family);
  }

  /** Whether any route of any table but a default one leads to all of a prefix. */
  boolean leadsTo(IpPrefix prefix) {
    return hold(LEADING, prefix);
  }

  /**
   * Whether any route of any table but a default one keeps or drops what is for all of a prefix.
   */
  boolean keepsFrom(IpPrefix prefix) {
    return hold(LEADING_NOWHERE, prefix);
  }

  private boolean hold(RouteGrouping<IpPrefix> routes, IpPrefix prefix) {
    RouteGrouping.Found<IpPrefix> found = routes.of(node);
    return IntStream.rangeClosed(2, prefix.length())
        .mapToObj(length -> new IpPrefix(prefix.address(), length).network())
        .anyMatch(wider -> !found.get(wider).isEmpty());
  }

  /** Whether routes lead to parts of a prefix. */
  boolean leadsIntoParts(IpPrefix prefix) {
    return LEADING
        .of(node)
        .between(prefix.network(), IpPrefix.of(prefix.last()))
        .findAny()
        .isPresent();
  }

  /** A route that drops what is sent to a prefix. */
  Optional<NodeRoute> drops(IpPrefix prefix) {
    List<NodeRoute> dropping = inTheWay.get(prefix);
    return dropping.isEmpty() ? Optional.empty() : Optional.of(dropping.getFirst());
  }

  /**
   * A route to another node's pods, and not Cilium's to its own node's: out of a tunnel, or through
   * a gateway and made by a network plug-in. Where there is one, this node reaches pods by routes
   * of its own, and not by its provider's.
   */
  Optional<NodeRoute> toPods(PodsElsewhere elsewhere) {
    return THROUGH_GATEWAYS.of(node).stream()
        .filter(route -> isTunnel(route) || elsewhere.holds(route.dst()))
        .findFirst();
  }

  static boolean isTunnel(NodeRoute route) {
    String dev = route.dev();
    return dev != null && !OwnAddresses.isUplink(dev) && TUNNELS.stream().anyMatch(dev::startsWith);
  }

  /** Which prefixes are other nodes' pods. */
  @FunctionalInterface
  interface PodsElsewhere {
    boolean holds(IpPrefix prefix);
  }
}
