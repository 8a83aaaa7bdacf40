package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route of a node, whichever tool showed it: {@code ip route} or one that hides a part ({@code
 * route -n}, busybox). What a tool hides is null.
 *
 * @param seen the fact, with its line
 * @param type as in {@link Route}
 * @param dst the destination
 * @param table the table
 * @param via the gateway as it was told, with {@code inet6 } before it if it is of the other
 *     family; null for none
 * @param dev the device; null for none, for several next hops, or where it is hidden
 * @param src the preferred source; null for none
 * @param proto who made it; null where it is hidden
 * @param gateway the gateway's address, if there is one
 */
public record NodeRoute(
    SeenFact seen,
    String type,
    IpPrefix dst,
    String table,
    @Nullable String via,
    @Nullable String dev,
    @Nullable String src,
    @Nullable String proto,
    Optional<IpAddress> gateway) {

  /** The kinds of facts of which routes are made; a rule that uses this reads them. */
  public static final List<FactKind> KINDS = List.of(Route.KIND, RouteBrief.KIND);

  /** The device by which Cilium's router of the node is reached. */
  static final String CILIUM = "cilium_host";

  private static final Set<String> CALICO = Set.of("bird", "80");

  private static final RouteSelection ALL = new RouteSelection(_ -> true);

  /** All routes of a node, in the order of their facts. */
  public static List<NodeRoute> of(NodeView node) {
    return ALL.of(node);
  }

  /** Whether anybody looked at the node's routes. */
  public static boolean wereLookedAt(NodeView node) {
    return KINDS.stream().anyMatch(node::lookedAt);
  }

  /** Whether it leads packets somewhere, and does not drop or keep them. */
  public boolean isUnicast() {
    return type.equals("unicast");
  }

  /**
   * Whether it leads to a network of which the node is a part: without gateway, out of a device.
   */
  public boolean isConnected() {
    return isUnicast() && via == null && dev != null && !dst.isSingle() && dst.length() > 0;
  }

  /** Whether it has several next hops. */
  public boolean isMultipath() {
    return isFull() && isUnicast() && via == null && dev == null;
  }

  /**
   * Whether it drops what no pod of a block has, as route(8) shows it: no gateway, and a star for
   * the device.
   */
  public boolean isStar() {
    return !isFull()
        && isUnicast()
        && via == null
        && dev == null
        && dst.length() > 16
        && !dst.isSingle();
  }

  /** Whether Calico made it: BIRD, or Felix, which uses a number. */
  public boolean isCalicos() {
    return proto != null && CALICO.contains(proto);
  }

  /**
   * Whether it leads to Cilium's pods of the node itself: their router has an address among them.
   */
  public boolean isCiliumsOwn() {
    return isUnicast() && CILIUM.equals(dev) && gateway().filter(dst::contains).isPresent();
  }

  /** Whether it was shown with all that it has. */
  private boolean isFull() {
    return seen.fact().kind().equals(Route.KIND);
  }

  /** Whether it is a default route. */
  public boolean isDefault() {
    return isUnicast() && dst.length() == 0;
  }

  /** Of a fact of one of the kinds. */
  static NodeRoute of(SeenFact seen) {
    return seen.fact().kind().equals(Route.KIND) ? full(seen) : brief(seen);
  }

  private static Optional<IpAddress> gateway(@Nullable String via) {
    return via == null
        ? Optional.empty()
        : IpAddress.parse(via.substring(via.lastIndexOf(' ') + 1));
  }

  private static NodeRoute full(SeenFact seen) {
    Route route = Route.of(seen.fact());
    return new NodeRoute(
        seen,
        route.type(),
        route.dst(),
        route.table(),
        route.via(),
        route.dev(),
        route.src(),
        route.proto(),
        gateway(route.via()));
  }

  private static NodeRoute brief(SeenFact seen) {
    RouteBrief route = RouteBrief.of(seen.fact());
    return new NodeRoute(
        seen,
        route.type(),
        route.dst(),
        route.table(),
        route.via(),
        route.dev(),
        route.src(),
        null,
        gateway(route.via()));
  }
}
