package io.netlapse.engine.diagnostics.route;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.DefaultRoutes;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.bird.BgpNeighbour;
import io.netlapse.spi.calico.CalicoBgpPeer;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The routers of a node's default routes, and what is known of them.
 *
 * @param defaults the default routes
 * @param addresses their gateways
 * @param speakBgp whether one of them is a BGP peer, or the default route itself came by BGP
 * @param recursive lines of BIRD's that a next hop is only reached through another route
 */
record Gateways(
    List<NodeRoute> defaults,
    Set<IpAddress> addresses,
    boolean speakBgp,
    List<Evidence> recursive) {

  private static final Set<String> BGP = Set.of("bird", "bgp", "zebra");

  static Gateways of(NodeView node) {
    List<NodeRoute> defaults = DefaultRoutes.of(node);
    Set<IpAddress> addresses =
        defaults.stream().flatMap(route -> route.gateway().stream()).collect(toSet());
    boolean byBgp = defaults.stream().anyMatch(Gateways::cameByBgp);
    return new Gateways(
        defaults,
        addresses,
        byBgp || peers(node).anyMatch(addresses::contains),
        node.facts(LogEvent.KIND).stream()
            .filter(seen -> LogEvent.of(seen.fact()).event().equals("bgp-next-hop-recursive"))
            .map(SeenFact::evidence)
            .toList());
  }

  /** The line of the default route by a gateway, if there is one. */
  Optional<NodeRoute> by(IpAddress gateway) {
    return defaults.stream()
        .filter(route -> route.gateway().filter(gateway::equals).isPresent())
        .findFirst();
  }

  /** Whether a route came from a BGP speaker. */
  static boolean cameByBgp(NodeRoute route) {
    return route.proto() != null && BGP.contains(route.proto());
  }

  private static Stream<IpAddress> peers(NodeView node) {
    return Stream.of(BgpNeighbour.KIND, CalicoBgpPeer.KIND, CalicoBgpPeerStatus.KIND)
        .flatMap(kind -> node.facts(kind).stream())
        .flatMap(seen -> seen.fact().fields().values().stream())
        .flatMap(value -> IpPrefix.parse(value).stream())
        .map(IpPrefix::address)
        .collect(Collectors.toSet())
        .stream();
  }
}
