package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.engine.diagnostics.network.VxlanNames;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one route that has a gateway.
 *
 * @param node the node that has it
 * @param route the route
 * @param routes all unicast routes of the node's table main
 * @param ranges whose pods are where
 * @param gateways the routers of the default routes
 */
record PodRouteCheck(
    String node, NodeRoute route, List<NodeRoute> routes, PodRanges ranges, Gateways gateways) {

  List<Outcome.Finding> findings() {
    List<Outcome.Finding> found = new ArrayList<>();
    ownRange().ifPresent(found::add);
    flannelGateway().ifPresent(found::add);
    foreignRange().ifPresent(found::add);
    learnedByDefault().ifPresent(found::add);
    found.addAll(new FlannelLikeRoute(node, route, routes, ranges, gateways).findings());
    return found;
  }

  /** Pods of this very node, behind another one. */
  private Optional<Outcome.Finding> ownRange() {
    Optional<PodRange> own =
        ranges.inUse(ranges.self()).stream()
            .filter(range -> range.source() != Source.CALICO_BLOCK)
            .filter(range -> range.range().contains(route.dst()))
            .findFirst();
    if (own.isEmpty() || isLocalDevice() || ranges.self().addresses().contains(gateway())) {
      return Optional.empty();
    }
    Optional<NodeRoute> connected =
        routes.stream()
            .filter(other -> other.isConnected() && other.dst().equals(route.dst()))
            .findFirst();
    boolean hidden = connected.filter(this::standsBefore).isPresent();
    List<Evidence> lines = new ArrayList<>(List.of(route.seen().evidence()));
    connected.ifPresent(other -> lines.add(other.seen().evidence()));
    if (!lines.contains(own.get().seen().evidence())) {
      lines.add(own.get().seen().evidence());
    }
    return Optional.of(new WrongPodRoute(node, route).ownRange(own.get().range(), hidden, lines));
  }

  /** The device that leads to this node's pods, where a pod may be a gateway. */
  private boolean isLocalDevice() {
    return route.dev() == null
        || route.dev().equals("cilium_host")
        || routes.stream()
            .anyMatch(
                other ->
                    other.isConnected()
                        && route.dev().equals(other.dev())
                        && !OwnAddresses.isUplink(route.dev())
                        && other.dst().contains(gateway()));
  }

  /** Whether the other route is asked first: of equal prefixes the kernel lists that one first. */
  private boolean standsBefore(NodeRoute other) {
    Evidence one = other.seen().evidence();
    Evidence two = route.seen().evidence();
    return one.probe().equals(two.probe()) && one.line() < two.line();
  }

  /** flannel's VXLAN reaches a subnet through the address that begins it, and no other. */
  private Optional<Outcome.Finding> flannelGateway() {
    return route.dev() != null
            && VxlanNames.isFlannels(route.dev())
            && !gateway().equals(route.dst().address())
        ? Optional.of(new WrongPodRoute(node, route).flannelGateway())
        : Optional.empty();
  }

  /** Pods of another node, behind a third. */
  private Optional<Outcome.Finding> foreignRange() {
    for (OfNode other : ranges.others()) {
      for (PodRange range : ranges.inUse(other)) {
        if (range.range().equals(route.dst()) && leadsElsewhere(other)) {
          String what = ranges.owner(gateway()).map(OfNode::name).orElse("the default gateway");
          return Optional.of(
              new WrongPodRoute(node, route)
                  .foreignRange(other.name(), what, range.seen().evidence()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean leadsElsewhere(OfNode owner) {
    if (owner.addresses().contains(gateway()) || owner.addresses().isEmpty()) {
      return false;
    }
    Optional<OfNode> other = ranges.owner(gateway());
    if (other.isPresent()) {
      return !other.get().name().equals(owner.name());
    }
    return gateways.addresses().contains(gateway())
        && !Gateways.cameByBgp(route)
        && owner.addresses().stream().allMatch(this::isNext);
  }

  /** Whether an address is in a network that the node is a part of. */
  private boolean isNext(IpAddress address) {
    return routes.stream()
        .anyMatch(
            other ->
                other.isConnected()
                    && OwnAddresses.isUplink(String.valueOf(other.dev()))
                    && other.dst().contains(address));
  }

  /** Calico's BIRD resolved a next hop that is in no network of the node by the default route. */
  private Optional<Outcome.Finding> learnedByDefault() {
    Optional<NodeRoute> byDefault = gateways.by(gateway());
    if (!Gateways.cameByBgp(route) || byDefault.isEmpty() || gateways.speakBgp()) {
      return Optional.empty();
    }
    boolean proven =
        !gateways.recursive().isEmpty()
            || routes.stream()
                .anyMatch(
                    other ->
                        Gateways.cameByBgp(other)
                            && other.gateway().filter(hop -> !hop.equals(gateway())).isPresent());
    List<Evidence> lines =
        new ArrayList<>(List.of(route.seen().evidence(), byDefault.get().seen().evidence()));
    gateways.recursive().stream().limit(1).forEach(lines::add);
    return Optional.of(
        new WrongPodRoute(node, route)
            .learnedByDefault(proven ? Severity.CRITICAL : Severity.WARNING, lines));
  }

  private IpAddress gateway() {
    return route.gateway().orElseThrow();
  }
}
