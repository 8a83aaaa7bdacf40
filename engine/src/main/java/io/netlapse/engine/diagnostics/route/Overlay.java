package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.MainTable;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.RouteGrouping;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.engine.diagnostics.network.VxlanNames;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device of flannel's with an address, and not one route out of it, although there are other
 * nodes.
 */
final class Overlay {

  private static final RouteSelection OUT_OF_VXLAN =
      new RouteSelection(route -> route.table().equals("main") && isVxlan(route.dev()));

  /** Those of table main, by {@link #size}. */
  private static final RouteGrouping<String> THROUGH_GATEWAYS =
      new RouteGrouping<>(
          route ->
              route.table().equals("main") && route.gateway().isPresent() && !route.isDefault()
                  ? Optional.of(size(route.dst().family(), route.dst().length()))
                  : Optional.empty());

  private Overlay() {}

  static Optional<Outcome.Finding> withoutRoutes(
      NodeView node, ClusterView cluster, PodReach reach, PodRanges ranges, MissingPodRoute words) {
    return Stream.of(IpFamily.values())
        .flatMap(
            family -> withoutRoutes(node, cluster, reach.table(family), ranges, words).stream())
        .findFirst();
  }

  private static Optional<Outcome.Finding> withoutRoutes(
      NodeView node,
      ClusterView cluster,
      MainTable table,
      PodRanges ranges,
      MissingPodRoute words) {
    if (table.routes().isEmpty() || leavesBy(table) || othersAreRouted(table, ranges)) {
      return Optional.empty();
    }
    IpFamily family = table.routes().getFirst().dst().family();
    Optional<SeenFact> end = end(node, family);
    Optional<SeenFact> shown = end.or(() -> connected(table));
    Optional<SeenFact> other = anotherNode(node, cluster, ranges);
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    List<SeenFact> lines = new ArrayList<>(List.of(shown.get()));
    other.ifPresent(lines::add);
    boolean proven = table.isWhole() && other.isPresent();
    boolean suspected = end.isEmpty() && (other.isPresent() || othersAreKnown(ranges));
    return proven || suspected
        ? Optional.of(words.overlayEmpty(device(shown.get()), proven, lines))
        : Optional.empty();
  }

  private static Optional<SeenFact> end(NodeView node, IpFamily family) {
    return NodeAddress.of(node).stream()
        .filter(address -> address.address().family() == family && isTunnelEnd(address))
        .map(NodeAddress::seen)
        .findFirst();
  }

  private static boolean isTunnelEnd(NodeAddress address) {
    return isVxlan(address.dev()) && !SpecialAddresses.isLinkLocal(address.address().address());
  }

  /** The route that comes with the tunnel end's address, where addresses were not shown. */
  private static Optional<SeenFact> connected(MainTable table) {
    return OUT_OF_VXLAN.of(table.node()).stream()
        .filter(route -> route.dst().family() == table.family())
        .filter(route -> route.via() == null && route.dst().isSingle())
        .map(NodeRoute::seen)
        .findFirst();
  }

  /** Whether any route has a gateway behind flannel's device. */
  private static boolean leavesBy(MainTable table) {
    return OUT_OF_VXLAN.of(table.node()).stream()
        .filter(route -> route.dst().family() == table.family())
        .anyMatch(route -> route.gateway().isPresent() || isOfPods(route));
  }

  /** Any but the routes that every device has. */
  private static boolean isOfPods(NodeRoute route) {
    return !route.dst().isSingle()
        && !SpecialAddresses.isLinkLocal(route.dst().address())
        && route.dst().length() > 8;
  }

  /** A VXLAN device of flannel's: its other back ends have no gateways on their devices. */
  private static boolean isVxlan(@Nullable String dev) {
    return dev != null && VxlanNames.isFlannels(dev);
  }

  /** Whether packets go from node to node without the tunnel (DirectRouting). */
  private static boolean othersAreRouted(MainTable table, PodRanges ranges) {
    RouteGrouping.Found<String> routed = THROUGH_GATEWAYS.of(table.node());
    return ranges.self().ranges().stream()
        .anyMatch(own -> !routed.get(size(table.family(), own.range().length())).isEmpty());
  }

  /** A line that tells of another node of flannel's. */
  private static Optional<SeenFact> anotherNode(
      NodeView node, ClusterView cluster, PodRanges ranges) {
    List<NodeView> views = new ArrayList<>(List.of(node));
    views.addAll(cluster.others(node));
    List<SeenFact> leases =
        views.stream().flatMap(view -> view.facts(FlannelLease.KIND).stream()).toList();
    List<String> own = ranges.self().addresses().stream().map(IpAddress::text).toList();
    long nodes =
        leases.stream()
            .map(seen -> FlannelLease.of(seen.fact()).publicAddress())
            .distinct()
            .count();
    return nodes < 2
        ? Optional.empty()
        : leases.stream()
            .filter(seen -> !own.contains(FlannelLease.of(seen.fact()).publicAddress()))
            .findFirst();
  }

  private static boolean othersAreKnown(PodRanges ranges) {
    return ranges.others().stream().filter(other -> !other.addresses().isEmpty()).count() > 1;
  }

  private static String size(IpFamily family, int length) {
    return family.word() + "/" + length;
  }

  private static String device(SeenFact seen) {
    return Objects.requireNonNullElse(seen.fact().fields().get("dev"), "flannel");
  }
}
