package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was shown of a node's table {@code main} of one family. People show parts of a table ({@code
 * grep}, {@code head}); that a route is not there means something only where the lines are too
 * unlike each other to be a part.
 *
 * @param node the node
 * @param family the family
 */
public record MainTable(NodeView node, IpFamily family) {

  private static final Indexes V4 = Indexes.of(IpFamily.INET);
  private static final Indexes V6 = Indexes.of(IpFamily.INET6);

  /**
   * What is asked of the table.
   *
   * @param routes all of it
   * @param uplinks networks of uplinks
   * @param defaults routes to everything, or to a half of it
   * @param devices by device
   * @param parts by the part of the address space to which they lead
   * @param destinations by destination
   */
  private record Indexes(
      RouteSelection routes,
      RouteSelection uplinks,
      RouteSelection defaults,
      RouteGrouping<String> devices,
      RouteGrouping<IpPrefix> parts,
      RouteGrouping<IpPrefix> destinations) {

    static Indexes of(IpFamily family) {
      Predicate<NodeRoute> inTable =
          route -> route.table().equals("main") && route.dst().family() == family;
      return new Indexes(
          new RouteSelection(inTable),
          new RouteSelection(inTable.and(NodeRoute::isConnected).and(route -> isUplink(route))),
          new RouteSelection(inTable.and(route -> route.isUnicast() && route.dst().length() <= 1)),
          new RouteGrouping<>(route -> Optional.of(route).filter(inTable).map(NodeRoute::dev)),
          new RouteGrouping<>(route -> Optional.of(route).filter(inTable).map(MainTable::part)),
          new RouteGrouping<>(route -> Optional.of(route).filter(inTable).map(NodeRoute::dst)));
    }
  }

  /** The table of a family. */
  public static MainTable of(NodeView node, IpFamily family) {
    return new MainTable(node, family);
  }

  private Indexes indexes() {
    return family == IpFamily.INET ? V4 : V6;
  }

  /** The routes, in the order of their facts. */
  public List<NodeRoute> routes() {
    return indexes().routes().of(node);
  }

  /** The networks of which the node is a part by an uplink. */
  public List<NodeRoute> uplinks() {
    return indexes().uplinks().of(node);
  }

  /**
   * Whether the lines have nothing in common by which they were chosen: the uplink's own network is
   * among them, they lead out of more than one device, and to more than one part of the address
   * space.
   */
  public boolean isWhole() {
    return !uplinks().isEmpty()
        && indexes().devices().of(node).size() > 1
        && (defaultRoute() || indexes().parts().of(node).size() > 1);
  }

  /** Whether the table was shown beyond the place where a route to a prefix would stand. */
  public boolean spans(IpPrefix prefix) {
    return isWhole()
        && indexes()
            .destinations()
            .of(node)
            .last()
            .filter(dst -> dst.compareTo(prefix) > 0)
            .isPresent();
  }

  /** Whether a default route is among them, also one in halves as VPN clients make it. */
  public boolean defaultRoute() {
    return !indexes().defaults().of(node).isEmpty();
  }

  /** Destinations that begin differently were not chosen by a pattern of the first number. */
  private static IpPrefix part(NodeRoute route) {
    return new IpPrefix(route.dst().address(), 8).network();
  }

  private static boolean isUplink(NodeRoute route) {
    return route.dev() != null && OwnAddresses.isUplink(route.dev());
  }
}
