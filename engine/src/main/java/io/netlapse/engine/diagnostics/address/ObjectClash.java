package io.netlapse.engine.diagnostics.address;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One InternalIP of two Node objects, as the API tells it: most often that which every virtual
 * machine has behind a NAT, or an object that is left from before the node was renamed.
 */
final class ObjectClash {

  private static final String INTERNAL = "InternalIP";

  private ObjectClash() {}

  static List<Outcome.Finding> of(NodeView view) {
    SortedMap<IpAddress, SortedMap<String, SeenFact>> byAddress = new TreeMap<>();
    for (FactKind kind : List.of(NodeAddress.KIND, NodeFirstAddress.KIND)) {
      for (SeenFact seen : view.facts(kind)) {
        if (seen.fact().field("type", "").equals(INTERNAL)) {
          IpAddress.parse(seen.fact().field("address", ""))
              .ifPresent(
                  address ->
                      byAddress
                          .computeIfAbsent(address, _ -> new TreeMap<>())
                          .putIfAbsent(seen.fact().field("node", ""), seen));
        }
      }
    }
    return byAddress.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                new TwiceHeld(entry.getKey())
                    .byObjects(
                        String.join(" and ", entry.getValue().keySet()),
                        entry.getValue().values().stream()
                            .map(SeenFact::evidence)
                            .limit(5)
                            .toList()))
        .toList();
  }
}
