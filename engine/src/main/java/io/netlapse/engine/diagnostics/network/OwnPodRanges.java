package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RouteBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ranges of pod addresses that a node itself shows to be its own. */
final class OwnPodRanges {

  /** What is read of a node. */
  static final List<FactKind> KINDS =
      Kinds.of(NodeRoute.KINDS, NodeAddress.KINDS, List.of(ConfigSetting.KIND, CniPlugin.KIND));

  /** Bridges whose network is one node's range, not the whole cluster's as that of weave. */
  private static final Set<String> BRIDGES = Set.of("cni0", "cbr0", "kube-bridge");

  /** Defaults that podman, CRI-O and containerd bring along: alike on every node, and no range. */
  private static final Set<IpPrefix> DEFAULTS =
      Set.of(prefix("10.88.0.0/16"), prefix("10.85.0.0/16"), prefix("172.17.0.0/16"));

  /** Who makes the routes of Calico's own blocks: BIRD, and Felix, which uses a number. */
  private static final Set<String> CALICO = Set.of("bird", "80");

  private static final Set<String> SUBNETS = Set.of("FLANNEL_SUBNET", "FLANNEL_IPV6_SUBNET");

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
    for (NodeRoute route : NodeRoute.of(node)) {
      ofRoute(route).ifPresent(source -> ranges.add(range(route.dst(), source, route.seen())));
    }
    for (NodeAddress address : NodeAddress.of(node)) {
      if (BRIDGES.contains(address.dev())
          && !address.address().isSingle()
          && !SpecialAddresses.isLinkLocal(address.address().address())) {
        ranges.add(range(address.address(), Source.BRIDGE, address.seen()));
      }
    }
    node.facts(CniPlugin.KIND).forEach(seen -> ranges.addAll(ofPlugin(seen)));
    return ranges.stream().filter(range -> !DEFAULTS.contains(range.range())).toList();
  }

  private static Optional<Source> ofRoute(NodeRoute route) {
    String dev = route.dev();
    if (route.type().equals("blackhole") && route.proto() != null) {
      return CALICO.contains(route.proto()) ? Optional.of(Source.CALICO_BLOCK) : Optional.empty();
    }
    if (isStar(route)) {
      return Optional.of(Source.CALICO_BLOCK);
    }
    if (dev == null || !route.isUnicast() || route.dst().isSingle() || !isNode(route.dst())) {
      return Optional.empty();
    }
    if (BRIDGES.contains(dev) && route.isConnected()) {
      return Optional.of(Source.BRIDGE);
    }
    Optional<IpAddress> gateway = route.gateway();
    return dev.equals("cilium_host") && gateway.filter(route.dst()::contains).isPresent()
        ? Optional.of(Source.CILIUM)
        : Optional.empty();
  }

  /** A route that drops, as route(8) shows it: no gateway, and a star for the device. */
  private static boolean isStar(NodeRoute route) {
    return route.seen().fact().kind().equals(RouteBrief.KIND)
        && route.isUnicast()
        && route.dev() == null
        && route.via() == null
        && route.dst().length() > 16
        && !route.dst().isSingle();
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
