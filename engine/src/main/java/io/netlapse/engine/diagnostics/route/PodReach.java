package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.MainTable;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a node's routes lead packets for pods.
 *
 * @param v4 its IPv4 table main
 * @param v6 its IPv6 table main
 * @param all all its routes, of every table
 */
record PodReach(MainTable v4, MainTable v6, List<NodeRoute> all) {

  private static final Set<String> DROPPING = Set.of("blackhole", "unreachable", "prohibit");

  /** Devices of which each leads to the pods of other nodes. */
  private static final List<String> TUNNELS =
      List.of("flannel", "tunl", "vxlan.calico", "cilium_host", "kube-bridge", "wireguard.cali");

  static PodReach of(NodeView node) {
    return new PodReach(
        MainTable.of(node, IpFamily.INET), MainTable.of(node, IpFamily.INET6), NodeRoute.of(node));
  }

  MainTable table(IpFamily family) {
    return family == IpFamily.INET ? v4 : v6;
  }

  /** Whether any route of any table but a default one leads to all of a prefix. */
  boolean leadsTo(IpPrefix prefix) {
    return all.stream()
        .anyMatch(
            route -> route.isUnicast() && route.dst().length() > 1 && route.dst().contains(prefix));
  }

  /** Whether routes lead to parts of a prefix. */
  boolean leadsIntoParts(IpPrefix prefix) {
    return all.stream().anyMatch(route -> route.isUnicast() && prefix.contains(route.dst()));
  }

  /** A route that drops what is sent to a prefix. */
  Optional<NodeRoute> drops(IpPrefix prefix) {
    return all.stream()
        .filter(route -> DROPPING.contains(route.type()) && route.table().equals("main"))
        .filter(route -> route.dst().equals(prefix))
        .findFirst();
  }

  /**
   * A route to another node's pods, and not Cilium's to its own node's: out of a tunnel, or through
   * a gateway and made by a network plug-in. Where there is one, this node reaches pods by routes
   * of its own, and not by its provider's.
   */
  Optional<NodeRoute> toPods(PodsElsewhere elsewhere) {
    return all.stream()
        .filter(route -> route.isUnicast() && route.gateway().isPresent())
        .filter(route -> route.dst().length() > 1 && !route.dst().isSingle())
        .filter(route -> !route.isCiliumsOwn())
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
