package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What shows that clients from outside come to a node.
 *
 * @param node the node
 * @param nodes the node and all others of its cluster
 */
record Arrivals(NodeView node, List<NodeView> nodes) {

  static Arrivals of(NodeView node, ClusterView cluster) {
    List<NodeView> nodes = new ArrayList<>(cluster.others(node));
    nodes.addFirst(node);
    return new Arrivals(node, nodes);
  }

  /** The lines that show that clients come for what the node refuses. */
  List<SeenFact> of(Refusal refusal) {
    List<SeenFact> lines = new ArrayList<>();
    refusal.address().ifPresent(address -> addTo(lines, address, refusal.place()));
    for (NodeView one : nodes) {
      one.facts(ClusterEvent.KIND).stream()
          .filter(seen -> announces(ClusterEvent.of(seen.fact()), refusal.service()))
          .forEach(lines::add);
    }
    return lines;
  }

  private void addTo(List<SeenFact> lines, IpAddress address, String place) {
    node.facts(LogEvent.KIND).stream()
        .filter(
            seen -> {
              LogEvent event = LogEvent.of(seen.fact());
              return event.event().equals("ipvs-no-destination")
                  && place.equals(event.details().get("service"));
            })
        .forEach(lines::add);
    node.facts(ConntrackEntry.KIND).stream()
        .filter(
            seen -> {
              ConntrackEntry entry = ConntrackEntry.of(seen.fact());
              String flags = entry.flags();
              return flags != null
                  && flags.contains("UNREPLIED")
                  && (entry.original() + " ").contains("dst=" + address.text() + " ");
            })
        .forEach(lines::add);
    // An address that floats among nodes and is here now: whoever asks for it asks this node.
    node.facts(Address.KIND).stream()
        .filter(
            seen -> {
              Address own = Address.of(seen.fact());
              return OwnAddresses.isUplink(own.dev()) && own.address().address().equals(address);
            })
        .forEach(lines::add);
  }

  /** MetalLB tells of each Service which node announces it. */
  private boolean announces(ClusterEvent event, String service) {
    String message = event.message();
    String name = service.contains("/") ? service.substring(service.indexOf('/') + 1) : service;
    String object = "service/" + (name.contains(":") ? name.substring(0, name.indexOf(':')) : name);
    return event.reason().toLowerCase(Locale.ROOT).equals("nodeassigned")
        && message != null
        && event.object().equals(object)
        && message.contains("announcing from node \"" + node.id().name() + "\"");
  }
}
