package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route that the network plug-in wanted, by its own log, and that the kernel did not take. It
 * tells where the pods of another node are, whatever else of that node is known.
 *
 * @param line the line of the log
 * @param prefix the destination
 * @param gateway the next hop, of flannel the address of the peer's VXLAN device; null where the
 *     line does not tell it
 */
public record RefusedRoute(Logged line, IpPrefix prefix, @Nullable IpAddress gateway) {

  /** What a rule that uses this reads. */
  public static final List<FactKind> KINDS =
      Kinds.of(List.of(LogEvent.KIND), NodeRoute.KINDS, NodeAddress.KINDS);

  /** Who adds routes of its own, and is no network plug-in. */
  private static final String NETWORKD = "systemd-networkd";

  private static final RouteGrouping<IpPrefix> MADE =
      new RouteGrouping<>(
          route ->
              route.isUnicast() && route.gateway().isPresent()
                  ? Optional.of(route.dst())
                  : Optional.empty());

  /** Those that did not come later either, as far as the node's routes show. */
  public static List<RefusedRoute> of(NodeView node) {
    RouteGrouping.Found<IpPrefix> made = MADE.of(node);
    return ever(node).filter(refused -> made.get(refused.prefix()).isEmpty()).toList();
  }

  /** Those that came later too. */
  public static Stream<RefusedRoute> ever(NodeView node) {
    return Logged.of(node, "route-add-failed").stream()
        .filter(RefusedRoute::isOfPlugin)
        .flatMap(RefusedRoute::of);
  }

  /** Whether a line is of a network plug-in. */
  public static boolean isOfPlugin(Logged line) {
    return !line.event().program().equals(NETWORKD);
  }

  private static Stream<RefusedRoute> of(Logged line) {
    String gateway = line.detail("gateway");
    return IpPrefix.parse(line.detail("prefix", "")).stream()
        .map(
            prefix ->
                new RefusedRoute(
                    line,
                    prefix.network(),
                    gateway == null ? null : IpAddress.parse(gateway).orElse(null)));
  }

  /** The node's own address that is the next hop: to the kernel a route back to itself. */
  public Optional<NodeAddress> ownNextHop(NodeView node) {
    return NodeAddress.of(node).stream()
        .filter(own -> own.address().address().equals(gateway))
        .findFirst();
  }

  /** The line, to show. */
  public Evidence evidence() {
    return line.line();
  }
}
