package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ranges of pod addresses that a node itself shows to be its own. */
final class OwnPodRanges {

  /** What is read of a node. */
  static final List<FactKind> KINDS =
      Kinds.of(
          NodeRoute.KINDS,
          NodeAddress.KINDS,
          List.of(ConfigSetting.KIND, CniNetwork.KIND, CniPlugin.KIND));

  /**
   * Defaults that podman, CRI-O, containerd, nerdctl and Docker bring along: alike on every node,
   * and no range.
   */
  private static final Set<IpPrefix> DEFAULTS =
      Set.of(
          prefix("10.88.0.0/16"),
          prefix("2001:4860:4860::/64"),
          prefix("10.85.0.0/16"),
          prefix("1100:200::/24"),
          prefix("10.4.0.0/24"),
          prefix("172.17.0.0/16"));

  private static final Set<String> SUBNETS = Set.of("FLANNEL_SUBNET", "FLANNEL_IPV6_SUBNET");

  private static final RouteSelection ROUTES =
      new RouteSelection(route -> ofRoute(route).isPresent());

  private OwnPodRanges() {}

  /** All of them; one range may be there several times, from several sources. */
  static List<PodRange> of(NodeView node) {
    List<PodRange> ranges = new ArrayList<>();
    for (SeenFact seen : node.facts(ConfigSetting.KIND)) {
      ConfigSetting setting = ConfigSetting.of(seen.fact());
      if (setting.owner().equals("flannel") && SUBNETS.contains(setting.path())) {
        parse(setting.value()).ifPresent(r -> ranges.add(range(r, Source.SUBNET_FILE, seen)));
      }
    }
    for (NodeRoute route : ROUTES.of(node)) {
      ofRoute(route).ifPresent(source -> ranges.add(range(route.dst(), source, route.seen())));
    }
    for (NodeAddress address : NodeAddress.of(node)) {
      if (BridgeNames.isOfOneNode(address.dev())
          && !address.address().isSingle()
          && !SpecialAddresses.isLinkLocal(address.address().address())) {
        ranges.add(range(address.address(), Source.BRIDGE, address.seen()));
      }
    }
    Optional<String> file = LoadedNetwork.of(node).map(seen -> CniNetwork.of(seen.fact()).file());
    node.facts(CniPlugin.KIND).stream()
        .filter(seen -> file.map(CniPlugin.of(seen.fact()).file()::equals).orElse(true))
        .forEach(seen -> ranges.addAll(ofPlugin(seen)));
    return ranges.stream().filter(range -> !DEFAULTS.contains(range.range())).toList();
  }

  /** Whether a fact that this reads can show a range. */
  static boolean matters(Fact fact) {
    String dev = fact.field("dev", "");
    if (NodeRoute.KINDS.contains(fact.kind())) {
      return dev.isEmpty() || BridgeNames.isOfOneNode(dev) || dev.equals(NodeRoute.CILIUM);
    }
    if (NodeAddress.KINDS.contains(fact.kind())) {
      return BridgeNames.isOfOneNode(dev);
    }
    return !fact.kind().equals(ConfigSetting.KIND)
        || SUBNETS.contains(ConfigSetting.of(fact).path());
  }

  private static Optional<Source> ofRoute(NodeRoute route) {
    String dev = route.dev();
    if (route.type().equals("blackhole") && route.proto() != null) {
      return route.isCalicos() ? Optional.of(Source.CALICO_BLOCK) : Optional.empty();
    }
    if (route.isStar()) {
      return Optional.of(Source.CALICO_BLOCK);
    }
    if (dev == null || !route.isUnicast() || route.dst().isSingle() || !isNode(route.dst())) {
      return Optional.empty();
    }
    if (BridgeNames.isOfOneNode(dev) && route.isConnected()) {
      return Optional.of(Source.BRIDGE);
    }
    return route.isCiliumsOwn() ? Optional.of(Source.CILIUM) : Optional.empty();
  }

  /** Whether a prefix is long enough for one node's, and no link-local one. */
  private static boolean isNode(IpPrefix dst) {
    return dst.length() >= 16 && !SpecialAddresses.isLinkLocal(dst.address());
  }

  private static List<PodRange> ofPlugin(SeenFact seen) {
    List<PodRange> ranges = new ArrayList<>();
    CniPlugin.of(seen.fact())
        .settings()
        .forEach(
            (name, value) -> {
              if (name.startsWith("ipam-") && name.endsWith("subnet")) {
                parse(value).ifPresent(r -> ranges.add(range(r, Source.CNI_CONFIG, seen)));
              }
            });
    return ranges;
  }

  private static PodRange range(IpPrefix prefix, Source source, SeenFact seen) {
    return new PodRange(prefix, source, seen);
  }

  private static Optional<IpPrefix> parse(@Nullable String text) {
    return text == null ? Optional.empty() : IpPrefix.parse(text.trim());
  }

  private static IpPrefix prefix(String text) {
    return IpPrefix.parse(text).orElseThrow();
  }
}
