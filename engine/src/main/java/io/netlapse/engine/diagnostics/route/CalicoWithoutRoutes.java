package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calico's routes to the node's own pods, and not one that BIRD or Felix makes besides: none to
 * other nodes' blocks, and no blackhole of its own. So it is for minutes after calico-node starts
 * in a large mesh; and for good where Calico only does policy and a provider routes to pods.
 */
final class CalicoWithoutRoutes {

  private static final String POD = "cali";

  private static final RouteSelection TO_PODS = new RouteSelection(CalicoWithoutRoutes::isToPod);

  private static final RouteSelection OF_ANOTHER =
      new RouteSelection(route -> !isToPod(route) && isOfAnother(route));

  private static final RouteSelection BLACKHOLES =
      new RouteSelection(route -> route.isCalicos() && route.type().equals("blackhole"));

  private CalicoWithoutRoutes() {}

  static Optional<Outcome.Finding> of(
      NodeView node, ClusterView cluster, PodReach reach, MissingPodRoute words) {
    List<NodeRoute> pods = TO_PODS.of(node);
    if (pods.isEmpty() || !reach.table(IpFamily.INET).isWhole() || !OF_ANOTHER.of(node).isEmpty()) {
      return Optional.empty();
    }
    Optional<Evidence> sure = routing(node, cluster);
    List<Evidence> lines = new ArrayList<>(List.of(pods.getFirst().seen().evidence()));
    sure.ifPresent(lines::add);
    return Optional.of(words.calicoEmpty(sure.isPresent(), lines));
  }

  private static boolean isToPod(NodeRoute route) {
    return route.isUnicast()
        && route.dst().isSingle()
        && route.dst().family() == IpFamily.INET
        && route.table().equals("main")
        && route.dev() != null
        && route.dev().startsWith(POD);
  }

  /** Whether a route is one of the pods' network: whoever made it, pods are reached some way. */
  private static boolean isOfAnother(NodeRoute route) {
    return route.table().equals("main")
        && (route.isCalicos()
            || route.isStar()
            || !route.isUnicast()
            || (route.gateway().isPresent() && !route.isDefault())
            || (route.dev() != null && !route.isDefault() && isOfPods(route.dev())));
  }

  /** Docker's own bridge has nothing to do with pods. */
  private static boolean isOfPods(String dev) {
    return !OwnAddresses.isUplink(dev) && !dev.startsWith("docker") && !dev.equals("lo");
  }

  /** What says that Calico itself routes to other nodes here. */
  private static Optional<Evidence> routing(NodeView node, ClusterView cluster) {
    Optional<Evidence> bird =
        Logged.of(node, "bgp-state", "bgp-error").stream().map(Logged::line).findFirst();
    return bird.or(
        () ->
            cluster.others(node).stream()
                .flatMap(other -> BLACKHOLES.of(other).stream())
                .map(route -> route.seen().evidence())
                .findFirst());
  }
}
