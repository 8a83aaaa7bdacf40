package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ClusterEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Services a node announces, as MetalLB's events tell. Events bear no times here and stay for
 * an hour: where several nodes are told to announce a Service on layer 2, of which only one can, it
 * is not known which of them does now, so none is believed. By BGP many announce at a time.
 *
 * @param byService the lines that name the node, by {@code namespace/name}
 */
record Announcements(Map<String, List<SeenFact>> byService) {

  private static final Pattern SAID =
      Pattern.compile("announcing from node \"([^\"]+)\"(?: with protocol \"([^\"]+)\")?");

  /** Whether an event tells who announces a Service. */
  static boolean isOne(Fact event) {
    return event.field("reason", "").equalsIgnoreCase("nodeassigned");
  }

  static Announcements of(NodeView node, ClusterView cluster) {
    List<NodeView> nodes = new ArrayList<>(cluster.others(node));
    nodes.addFirst(node);
    Map<String, List<SeenFact>> here = new HashMap<>();
    Set<String> elsewhere = new HashSet<>();
    for (NodeView one : nodes) {
      for (SeenFact seen : one.facts(ClusterEvent.KIND)) {
        ClusterEvent event = ClusterEvent.of(seen.fact());
        String message = event.message();
        Matcher said = SAID.matcher(message == null ? "" : message);
        if (!isOne(seen.fact()) || !said.find()) {
          continue;
        }
        String service = event.namespace() + "/" + event.object().replaceFirst("^service/", "");
        if (said.group(1).equals(node.id().name())) {
          here.computeIfAbsent(service, _ -> new ArrayList<>()).add(seen);
        } else if (!"bgp".equals(said.group(2))) {
          elsewhere.add(service);
        }
      }
    }
    here.keySet().removeAll(elsewhere);
    return new Announcements(here);
  }

  /** The lines that say that the node announces a Service, {@code namespace/name:port}. */
  List<SeenFact> of(String service) {
    int colon = service.indexOf(':');
    return byService.getOrDefault(colon < 0 ? service : service.substring(0, colon), List.of());
  }
}
