package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.DefaultRoutes;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.LinkDetail;
import io.netlapse.spi.network.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tunnel of a network plug-in that is in use on a node, and whose MTU is that of pods' packets.
 * Cilium keeps its own in routes.
 *
 * @param dev its device
 * @param below the device that carries its packets; null where that is not known
 * @param told whether the tunnel itself tells that device, and not the default route alone
 * @param overhead the bytes that each packet grows by
 */
record OverlayLink(String dev, @Nullable String below, boolean told, int overhead) {

  private static final String ANTREA = "antrea-gw0";

  private static final Pattern WIREGUARD =
      Pattern.compile("flannel-wg(-v6)?|wireguard\\.cali|wg-v6\\.cali");

  private static final String IP_IN_IP = "tunl0";

  private static final RouteSelection BY_IP_IN_IP =
      new RouteSelection(route -> route.via() != null && IP_IN_IP.equals(route.dev()));

  /** The tunnels of a node that are up. */
  static List<OverlayLink> of(NodeView node) {
    List<OverlayLink> links = new ArrayList<>();
    Optional<String> uplink = uplink(node);
    for (SeenFact seen : node.facts(LinkState.KIND)) {
      LinkState link = LinkState.of(seen.fact());
      String dev = link.dev();
      if (!link.flags().contains("UP")) {
        continue;
      }
      Optional<LinkDetail> detail = detail(node, dev);
      String below =
          detail.map(found -> found.attributes().get("link")).orElse(uplink.orElse(null));
      if (Vtep.isVtep(dev) || dev.equals(ANTREA)) {
        boolean told = detail.map(found -> found.attributes().containsKey("link")).orElse(false);
        links.add(new OverlayLink(dev, below, told, isIpv6(dev, detail) ? 70 : 50));
      } else if (WIREGUARD.matcher(dev).matches()) {
        links.add(new OverlayLink(dev, uplink.orElse(null), false, 60));
      } else if (dev.equals(IP_IN_IP) && !BY_IP_IN_IP.of(node).isEmpty()) {
        // The module makes tunl0 on every node that loads it; routes show that it is in use.
        links.add(new OverlayLink(dev, uplink.orElse(null), false, 20));
      }
    }
    return links;
  }

  private static boolean isIpv6(String dev, Optional<LinkDetail> detail) {
    return dev.contains("-v6")
        && detail
            .flatMap(found -> Optional.ofNullable(found.attributes().get("local")))
            .flatMap(IpAddress::parse)
            .map(address -> address.family() == IpFamily.INET6)
            .orElse(true);
  }

  private static Optional<LinkDetail> detail(NodeView node, String dev) {
    return node.facts(LinkDetail.KIND).stream()
        .map(seen -> LinkDetail.of(seen.fact()))
        .filter(found -> found.dev().equals(dev))
        .findFirst();
  }

  /** The device of the only default route; nobody knows of several which one carries tunnels. */
  private static Optional<String> uplink(NodeView node) {
    Set<String> devices =
        DefaultRoutes.of(node).stream()
            .filter(route -> route.dev() != null)
            .map(NodeRoute::dev)
            .collect(Collectors.toSet());
    return devices.size() == 1 ? devices.stream().findFirst() : Optional.empty();
  }
}
