package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.engine.diagnostics.network.RefusedRoute;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.engine.diagnostics.network.RunningCni;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A blackhole for a block of pod addresses that is not this node's. Page: {@code
 * docs/rules/stale-blackhole-route.md}.
 *
 * <p>On the node that has a block the route belongs there: it drops what is sent to addresses of
 * the block that no pod has.
 */
public final class StaleBlackholeRoute implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "stale-blackhole-route",
          "A blackhole route drops a block of pod addresses that is not this node's",
          Severity.WARNING,
          Kinds.of(PodRanges.KINDS, RunningCni.KINDS, RefusedRoute.KINDS),
          PodRanges.KINDS,
          RouteMechanisms.LEAVING);

  private static final RouteSelection BLOCKS = new RouteSelection(StaleBlackholeRoute::isBlock);

  /** For {@link java.util.ServiceLoader}. */
  public StaleBlackholeRoute() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("leftover-cni-interface");
  }

  @Override
  public boolean matters(Fact believed) {
    return PodRanges.matters(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!NodeRoute.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "the routes of " + node.id().name()));
    }
    List<NodeRoute> blackholes = BLOCKS.of(node);
    if (blackholes.isEmpty()) {
      return List.of();
    }
    List<NodeRoute> routes = NodeRoute.of(node);
    PodRanges ranges = PodRanges.of(node, cluster);
    RunningCni running = RunningCni.of(node);
    List<Outcome> outcomes = new ArrayList<>();
    for (NodeRoute blackhole : blackholes) {
      if (!isLived(blackhole, routes)) {
        heldBy(blackhole, ranges)
            .or(() -> wanted(blackhole, node))
            .or(() -> abandoned(blackhole, node, running, routes))
            .ifPresent(outcomes::add);
      }
    }
    return outcomes;
  }

  private static boolean isBlock(NodeRoute route) {
    return (route.type().equals("blackhole") || route.isStar())
        && route.table().equals("main")
        && !route.dst().isSingle()
        && route.dst().length() > 16;
  }

  /** Whether pods of the block run on this node. */
  private static boolean isLived(NodeRoute blackhole, List<NodeRoute> routes) {
    return routes.stream()
        .anyMatch(
            route ->
                route.isUnicast()
                    && route.via() == null
                    && route.dst().isSingle()
                    && blackhole.dst().contains(route.dst()));
  }

  /** Another node has pods in the block: its bridge is there, or its Node object says so. */
  private static Optional<Outcome.Finding> heldBy(NodeRoute blackhole, PodRanges ranges) {
    for (OfNode other : ranges.others()) {
      for (PodRange range : ranges.inUse(other)) {
        boolean same = range.range().equals(blackhole.dst());
        boolean inside =
            range.source() != Source.CALICO_BLOCK && range.range().contains(blackhole.dst());
        if (same || inside) {
          return Optional.of(
              finding(
                  ranges.self().name(),
                  blackhole,
                  "which is of " + other.name(),
                  "Pods of %s have addresses in it".formatted(other.name()),
                  List.of(blackhole.seen().evidence(), range.seen().evidence())));
        }
      }
    }
    return Optional.empty();
  }

  /** The network plug-in of this node was to send what is for the block to another one. */
  private static Optional<Outcome.Finding> wanted(NodeRoute blackhole, NodeView node) {
    return RefusedRoute.of(node).stream()
        .filter(refused -> refused.prefix().contains(blackhole.dst()))
        .findFirst()
        .map(
            refused ->
                finding(
                    node.id().name(),
                    blackhole,
                    "which is another node's",
                    "The network plug-in wanted a route to %s, where another node has its pods"
                        .formatted(refused.prefix()),
                    List.of(blackhole.seen().evidence(), refused.evidence())));
  }

  /** Calico's, on a node where another network plug-in runs and none of Calico's pods is left. */
  private static Optional<Outcome.Finding> abandoned(
      NodeRoute blackhole, NodeView node, RunningCni running, List<NodeRoute> routes) {
    boolean pods =
        routes.stream().anyMatch(route -> route.dev() != null && route.dev().startsWith("cali"));
    Optional<SeenFact> other = running.otherThan("calico");
    if (!blackhole.isCalicos() || pods || other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            node.id().name(),
            blackhole,
            "which Calico left behind",
            "Calico made it for its own pods, and %s runs here now".formatted(running.names()),
            List.of(blackhole.seen().evidence(), other.get().evidence())));
  }

  private static Outcome.Finding finding(
      String node, NodeRoute blackhole, String whose, String why, List<Evidence> lines) {
    String route =
        "blackhole %s%s"
            .formatted(
                blackhole.dst(), blackhole.proto() == null ? "" : " proto " + blackhole.proto());
    return new Outcome.Finding(
        blackhole.dst().text(),
        Severity.WARNING,
        "%s drops packets for %s, %s".formatted(node, blackhole.dst(), whose),
        ("A blackhole route belongs on the node that has the block. %s, so whatever %s sends to an"
                + " address in %s for which no longer route exists is dropped without an answer.")
            .formatted(why, node, blackhole.dst()),
        lines,
        List.of("ip route show type blackhole", "calicoctl ipam show --show-blocks"),
        new Remedy(
            List.of("ip route del " + route),
            "Where Calico runs, restart calico-node of this node: it takes away what its data store"
                + " does not tell. Where Calico was removed, a reboot takes away the rest of it.",
            "ip route add " + route,
            "If the block is this node's after all, packets for addresses that no pod has follow"
                + " the default route and may come back again and again."));
  }
}
