package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.bird.BgpNeighbour;
import io.netlapse.spi.calico.CalicoBgpPeer;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A route to a range of pods that leads to the wrong node, to a router that knows no pods, or away
 * from the node that has the pods itself. Page: {@code docs/rules/pod-route-wrong.md}.
 */
public final class PodRouteWrong implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "pod-route-wrong",
          "A route to a range of pods leads the wrong way",
          Severity.CRITICAL,
          Kinds.of(
              PodRanges.KINDS,
              List.of(
                  LogEvent.KIND, BgpNeighbour.KIND, CalicoBgpPeer.KIND, CalicoBgpPeerStatus.KIND)),
          PodRanges.KINDS,
          RouteMechanisms.LEAVING);

  private static final RouteSelection LEADING =
      new RouteSelection(route -> route.table().equals("main") && route.isUnicast());

  private static final RouteSelection TO_PODS =
      new RouteSelection(
          route -> route.table().equals("main") && route.isUnicast() && mayLeadToPods(route));

  /** For {@link java.util.ServiceLoader}. */
  public PodRouteWrong() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("leftover-cni-interface", "cni-backend-mismatch", "cni-wrong-interface");
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
    PodRanges ranges = PodRanges.of(node, cluster);
    Gateways gateways = Gateways.of(node);
    List<NodeRoute> routes = LEADING.of(node);
    Map<String, Outcome.Finding> worst = new LinkedHashMap<>();
    for (NodeRoute route : TO_PODS.of(node)) {
      PodRouteCheck check = new PodRouteCheck(node.id().name(), route, routes, ranges, gateways);
      check.findings().forEach(found -> worst.merge(found.subject(), found, PodRouteWrong::worse));
    }
    return new ArrayList<>(worst.values());
  }

  /** Routes that come with an address and routes to one pod are judged elsewhere. */
  private static boolean mayLeadToPods(NodeRoute route) {
    return route.gateway().isPresent() && !route.dst().isSingle() && route.dst().length() >= 16;
  }

  private static Outcome.Finding worse(Outcome.Finding one, Outcome.Finding other) {
    return other.severity().compareTo(one.severity()) > 0 ? other : one;
  }
}
