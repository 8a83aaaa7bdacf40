package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.engine.diagnostics.network.BridgeNames;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RouteGrouping;
import io.netlapse.engine.diagnostics.network.VxlanNames;
import io.netlapse.spi.bridge.Bridge;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkMaster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a node carries the packets of its pods among themselves, told by the devices that it shows
 * and by its CNI's configuration.
 *
 * @param way which
 * @param because the line that says so; empty for {@link Way#UNKNOWN}
 */
record PodNetwork(Way way, Optional<SeenFact> because) {

  /** Ways to bring a packet from one pod to another of the same node. */
  enum Way {
    /** A Linux bridge, at which packets meet iptables only with bridge netfilter. */
    BRIDGE,
    /** A device of its own for each pod, and routes: packets meet iptables anyway. */
    ROUTED,
    /** Nothing that was shown tells. */
    UNKNOWN
  }

  /** The kinds of facts of which it is told. */
  static final List<FactKind> KINDS =
      Stream.of(
              List.of(Link.KIND, LinkBrief.KIND, LinkMaster.KIND, Bridge.KIND, CniPlugin.KIND),
              NodeAddress.KINDS,
              NodeRoute.KINDS)
          .flatMap(List::stream)
          .toList();

  /** Cilium names a pod's device {@code lxc} and a number; {@code lxcbr0} is the bridge of LXC. */
  private static final Pattern ROUTED =
      Pattern.compile("cali.*|cilium_.*|lxc_health|lxc[0-9a-f]{5,}|azv.*");

  private static final RouteGrouping<String> BY_DEVICE =
      new RouteGrouping<>(route -> Optional.ofNullable(route.dev()));

  private static final List<String> BRIDGING_PLUGINS = List.of("bridge", "flannel", "weave-net");
  private static final List<String> ROUTING_PLUGINS =
      List.of("calico", "cilium-cni", "ptp", "aws-cni", "terway");

  /** Tells it. Devices of pods count more than a bridge that an earlier CNI may have left. */
  static PodNetwork of(NodeView node) {
    SortedMap<String, SeenFact> devices = devices(node);
    return first(devices, ROUTED.asMatchPredicate())
        .map(seen -> new PodNetwork(Way.ROUTED, Optional.of(seen)))
        .or(() -> plugin(node, ROUTING_PLUGINS).map(seen -> of(Way.ROUTED, seen)))
        .or(() -> first(devices, BridgeNames::isOfPods).map(seen -> of(Way.BRIDGE, seen)))
        .or(() -> plugin(node, BRIDGING_PLUGINS).map(seen -> of(Way.BRIDGE, seen)))
        .orElse(new PodNetwork(Way.UNKNOWN, Optional.empty()));
  }

  /**
   * Whether a device belongs to the network of pods, and packets from or for them come in there.
   */
  static boolean isPods(String dev) {
    return BridgeNames.isOfPods(dev)
        || dev.startsWith("cali")
        || dev.startsWith("flannel")
        || VxlanNames.isCalicos(dev)
        || dev.equals("tunl0");
  }

  private static PodNetwork of(Way way, SeenFact because) {
    return new PodNetwork(way, Optional.of(because));
  }

  private static Optional<SeenFact> plugin(NodeView node, List<String> types) {
    return node.facts(CniPlugin.KIND).stream()
        .filter(seen -> types.contains(CniPlugin.of(seen.fact()).type()))
        .findFirst();
  }

  private static Optional<SeenFact> first(
      SortedMap<String, SeenFact> devices, Predicate<String> wanted) {
    return devices.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static SortedMap<String, SeenFact> devices(NodeView node) {
    SortedMap<String, SeenFact> devices = new TreeMap<>();
    for (FactKind kind : List.of(Link.KIND, LinkBrief.KIND, LinkMaster.KIND, Bridge.KIND)) {
      for (SeenFact seen : node.facts(kind)) {
        Stream.of("dev", "master")
            .flatMap(field -> seen.fact().field(field).stream())
            .forEach(dev -> devices.putIfAbsent(dev, seen));
      }
    }
    for (NodeAddress address : NodeAddress.of(node)) {
      devices.putIfAbsent(address.dev(), address.seen());
    }
    RouteGrouping.Found<String> routes = BY_DEVICE.of(node);
    routes.keys().forEach(dev -> devices.putIfAbsent(dev, routes.get(dev).getFirst().seen()));
    return devices;
  }
}
