package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodTable;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pods on other nodes to which no route leads, on a node that has a block of Calico's: there each
 * node has routes to the blocks of all others.
 */
final class PodsOfOthers {

  private PodsOfOthers() {}

  static List<Outcome.Finding> of(
      NodeView node, ClusterView cluster, PodReach reach, PodRanges ranges, MissingPodRoute words) {
    Optional<PodRange> block =
        ranges.self().ranges().stream()
            .filter(range -> range.source() == Source.CALICO_BLOCK)
            .findFirst();
    if (block.isEmpty()) {
      return List.of();
    }
    List<NodeView> views = new ArrayList<>(List.of(node));
    views.addAll(cluster.others(node));
    SortedMap<String, SeenFact> lost = new TreeMap<>();
    for (NodeView view : views) {
      PodTable pods = PodTable.of(view);
      for (SeenFact seen : view.facts(PodAddress.KIND)) {
        PodAddress pod = PodAddress.of(seen.fact());
        if (mayBeReached(pods, pod, ranges) && isLost(pod.address(), block.get(), reach)) {
          pods.node(pod.namespace(), pod.pod())
              .filter(on -> isElsewhere(on, ranges))
              .ifPresent(on -> lost.putIfAbsent(on, seen));
        }
      }
    }
    List<Outcome.Finding> found = new ArrayList<>();
    lost.forEach(
        (on, seen) ->
            found.add(
                words.podLost(
                    on,
                    PodAddress.of(seen.fact()).address(),
                    seen.evidence(),
                    block.get().seen().evidence())));
    return found;
  }

  /** Whether a pod runs, and has an address of its own. */
  private static boolean mayBeReached(PodTable pods, PodAddress pod, PodRanges ranges) {
    return !pods.hasEnded(pod.namespace(), pod.pod())
        && !pods.isOfHost(pod.namespace(), pod.pod(), pod.address())
        && ranges.owner(pod.address()).isEmpty()
        && !ranges.self().addresses().contains(pod.address());
  }

  /** Whether a pod's node is known to be another one than that which is examined. */
  private static boolean isElsewhere(String on, PodRanges ranges) {
    Optional<IpAddress> address = IpAddress.parse(on);
    return address.isPresent()
        ? !ranges.self().addresses().isEmpty() && !ranges.self().addresses().contains(address.get())
        : ranges.others().stream()
            .anyMatch(
                other ->
                    other.name().equals(on)
                        && !other.addresses().isEmpty()
                        && !ranges.self().addresses().isEmpty());
  }

  /** A pod near the node's own block (not one in the network of its node), without a route. */
  private static boolean isLost(IpAddress pod, PodRange block, PodReach reach) {
    IpPrefix single = IpPrefix.of(pod);
    boolean near = new IpPrefix(block.range().address(), 16).contains(pod);
    return near
        && !block.range().contains(pod)
        && reach.table(pod.family()).spans(single)
        && !reach.leadsTo(single)
        && !reach.keepsFrom(single);
  }
}
