package io.netlapse.engine.diagnostics.address;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.NeighbourBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An address that a network plug-in entered for two pods of one node: each pod has a device of its
 * own, and the entry goes when the device goes.
 */
final class NeighbourClash {

  private NeighbourClash() {}

  static List<Outcome.Finding> of(NodeView node) {
    SortedMap<IpAddress, SortedMap<String, SeenFact>> byAddress = new TreeMap<>();
    for (SeenFact seen : node.facts(Neighbour.KIND)) {
      Neighbour entry = Neighbour.of(seen.fact());
      if (entry.state().equals("permanent") && isPods(entry.dev())) {
        byAddress.computeIfAbsent(entry.address(), _ -> new TreeMap<>()).put(entry.dev(), seen);
      }
    }
    for (SeenFact seen : node.facts(NeighbourBrief.KIND)) {
      NeighbourBrief entry = NeighbourBrief.of(seen.fact());
      if (entry.state().equals("permanent") && isPods(entry.dev())) {
        IpAddress.parse(entry.address())
            .ifPresent(
                address ->
                    byAddress
                        .computeIfAbsent(address, _ -> new TreeMap<>())
                        .putIfAbsent(entry.dev(), seen));
      }
    }
    List<Outcome.Finding> found = new ArrayList<>();
    byAddress.forEach(
        (address, devices) -> {
          if (devices.size() > 1 && !isGateway(address)) {
            found.add(
                new TwiceHeld(address)
                    .byPods(
                        "%d pods on %s".formatted(devices.size(), node.id().name()),
                        "It is entered for the pods behind %s."
                            .formatted(String.join(", ", devices.keySet())),
                        devices.values().stream().map(SeenFact::evidence).toList()));
          }
        });
    return found;
  }

  private static boolean isPods(String dev) {
    return dev.startsWith("cali") || dev.startsWith("lxc") || dev.startsWith("veth");
  }

  /** Calico's gateway, which every pod has. */
  private static boolean isGateway(IpAddress address) {
    return address.text().equals("169.254.1.1") || address.text().startsWith("fe80:");
  }
}
