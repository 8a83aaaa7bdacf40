package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Objects;

/**
 * What was shown of a node's table {@code main} of one family. People show parts of a table ({@code
 * grep}, {@code head}); that a route is not there means something only where the lines are too
 * unlike each other to be a part.
 *
 * @param routes the routes, in the order of their facts
 */
public record MainTable(List<NodeRoute> routes) {

  /** Copies the list. */
  public MainTable {
    routes = List.copyOf(routes);
  }

  /** The table of a family. */
  public static MainTable of(NodeView node, IpFamily family) {
    return new MainTable(
        NodeRoute.of(node).stream()
            .filter(route -> route.table().equals("main") && route.dst().family() == family)
            .toList());
  }

  /**
   * Whether the lines have nothing in common by which they were chosen: the uplink's own network is
   * among them, they lead out of more than one device, and to more than one part of the address
   * space.
   */
  public boolean isWhole() {
    return routes.stream().anyMatch(route -> route.isConnected() && isUplink(route))
        && routes.stream().map(NodeRoute::dev).filter(Objects::nonNull).distinct().count() > 1
        && (defaultRoute() || differ());
  }

  /** Whether the table was shown beyond the place where a route to a prefix would stand. */
  public boolean spans(IpPrefix prefix) {
    return isWhole() && routes.stream().anyMatch(route -> route.dst().compareTo(prefix) > 0);
  }

  /** Whether a default route is among them, also one in halves as VPN clients make it. */
  public boolean defaultRoute() {
    return routes.stream().anyMatch(route -> route.isUnicast() && route.dst().length() <= 1);
  }

  /** Whether destinations begin differently, so that no pattern chose them by the first number. */
  private boolean differ() {
    return routes.stream()
            .map(route -> new IpPrefix(route.dst().address(), 8).network())
            .distinct()
            .count()
        > 1;
  }

  private static boolean isUplink(NodeRoute route) {
    return route.dev() != null && OwnAddresses.isUplink(route.dev());
  }
}
