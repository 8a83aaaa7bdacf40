package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.engine.diagnostics.network.RunningCni;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Devices of a network plug-in that does not run here, with an address or with routes. One that is
 * bare stands in nobody's way: the kernel itself makes {@code tunl0}.
 */
final class ForeignDevices {

  private static final RouteSelection OUT_OF_PLUGINS =
      new RouteSelection(
          route ->
              route.isUnicast()
                  && route.dev() != null
                  && owner(route.dev()) != null
                  && !SpecialAddresses.isLinkLocal(route.dst().address()));

  private ForeignDevices() {}

  static List<Outcome.Finding> of(
      NodeView node, RunningCni running, PodRanges ranges, Leftover words) {
    if (running.lines().isEmpty()) {
      return List.of();
    }
    SortedMap<String, List<Evidence>> lines = new TreeMap<>();
    SortedMap<String, Boolean> leads = new TreeMap<>();
    SortedMap<String, AddressInTheWay> collisions = new TreeMap<>();
    for (NodeAddress address : NodeAddress.of(node)) {
      if (isForeign(node, running, address.dev())
          && !SpecialAddresses.isLinkLocal(address.address().address())) {
        add(lines, address.dev(), address.seen());
        AddressInTheWay.of(node, address, ranges)
            .ifPresent(collision -> collisions.putIfAbsent(address.dev(), collision));
      }
    }
    for (NodeRoute route : OUT_OF_PLUGINS.of(node)) {
      String dev = String.valueOf(route.dev());
      if (isForeign(node, running, dev)) {
        add(lines, dev, route.seen());
        leads.merge(dev, route.gateway().isPresent(), Boolean::logicalOr);
      }
    }
    List<Outcome.Finding> found = new ArrayList<>();
    lines.forEach(
        (dev, evidence) -> {
          List<Evidence> some = new ArrayList<>(evidence.stream().limit(5).toList());
          running.lines().values().stream().limit(1).forEach(line -> some.add(line.evidence()));
          AddressInTheWay collision = collisions.get(dev);
          if (collision != null) {
            some.add(collision.told());
          }
          found.add(
              words.device(
                  dev,
                  String.valueOf(owner(dev)),
                  running.names(),
                  collision,
                  leads.getOrDefault(dev, false),
                  some));
        });
    return found;
  }

  private static boolean isForeign(NodeView node, RunningCni running, String dev) {
    String owner = owner(dev);
    if (owner == null || running.runs(owner)) {
      return false;
    }
    // Canal is Calico's policy over flannel's network: its configuration names Calico alone.
    return !owner.equals("flannel") || !running.runs("calico") || hasIpamOfCalico(node);
  }

  private static boolean hasIpamOfCalico(NodeView node) {
    return node.facts(CniPlugin.KIND).stream()
        .map(seen -> CniPlugin.of(seen.fact()))
        .anyMatch(plugin -> "calico-ipam".equals(plugin.settings().get("ipam-type")));
  }

  private static @Nullable String owner(String dev) {
    if (dev.matches("flannel(-v6|-wg)?(\\.\\d+)?")) {
      return "flannel";
    }
    return switch (dev) {
      case "tunl0", "vxlan.calico", "wireguard.cali" -> "calico";
      case "cilium_host", "cilium_vxlan" -> "cilium";
      case "weave", "vxlan-6784" -> "weave";
      case "kube-bridge" -> "kube-router";
      case "antrea-gw0" -> "antrea";
      default -> null;
    };
  }

  private static void add(SortedMap<String, List<Evidence>> lines, String dev, SeenFact seen) {
    lines.computeIfAbsent(dev, _ -> new ArrayList<>()).add(seen.evidence());
  }
}
