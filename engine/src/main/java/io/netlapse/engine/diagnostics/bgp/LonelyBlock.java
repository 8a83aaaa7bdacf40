package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node that has Calico's route for its own block of pods, and none for pods that others have: as
 * it is where the mesh is off, or no session is up.
 */
final class LonelyBlock {

  private static final RouteSelection BLOCKS = new RouteSelection(LonelyBlock::isOwnBlock);

  private LonelyBlock() {}

  /** The remark, where a pod is known that has no route but the default one. */
  static Optional<Outcome> of(NodeView node, ClusterView cluster) {
    Optional<NodeRoute> block = BLOCKS.of(node).stream().findFirst();
    if (block.isEmpty()) {
      return Optional.empty();
    }
    List<NodeRoute> routes = NodeRoute.of(node);
    boolean learned =
        routes.stream()
            .anyMatch(
                route ->
                    !route.isDefault()
                        && (route.isMultipath() || (route.via() != null && route.dev() != null)));
    if (learned) {
      return Optional.empty();
    }
    return Stream.concat(Stream.of(node), cluster.others(node).stream())
        .flatMap(view -> view.facts(PodAddress.KIND).stream())
        .filter(seen -> isLikeBlock(block.get(), seen))
        .filter(seen -> routes.stream().noneMatch(route -> covers(route, seen)))
        .findFirst()
        .map(
            pod ->
                MeshFinding.of(
                    Severity.INFO,
                    "%s has its own block of pods and no route to another node's"
                        .formatted(node.id().name()),
                    ("%s has the route of its own block, and nothing but the default route leads to"
                            + " %s, another node's pod: either the mesh is off and no route"
                            + " reflector is there, or no session is established.")
                        .formatted(node.id().name(), address(pod)),
                    List.of(block.get().seen().evidence(), pod.evidence())));
  }

  /** The route by which a node drops what is for its own block and for no pod. */
  private static boolean isOwnBlock(NodeRoute route) {
    boolean blackhole =
        route.type().equals("blackhole") && route.dst().length() > 16 && !route.dst().isSingle();
    return blackhole || route.isStar();
  }

  /** A pod of the same pool, as far as the first half of the address tells. */
  private static boolean isLikeBlock(NodeRoute block, SeenFact seen) {
    IpAddress pod = address(seen);
    return pod.family() == block.dst().family()
        && new IpPrefix(block.dst().address(), 16).network().contains(pod);
  }

  private static boolean covers(NodeRoute route, SeenFact seen) {
    return route.dst().length() > 0 && route.dst().contains(address(seen));
  }

  private static IpAddress address(SeenFact seen) {
    return PodAddress.of(seen.fact()).address();
  }
}
