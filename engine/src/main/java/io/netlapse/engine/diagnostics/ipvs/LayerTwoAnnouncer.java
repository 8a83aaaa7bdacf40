package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.MetalLbAdvertisement;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.system.ProcessStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who announces load-balancer addresses by answering ARP.
 *
 * @param name for a sentence
 * @param isSure whether it is known to announce on layer 2; else it might do so by BGP
 * @param seen the line that says so
 */
record LayerTwoAnnouncer(String name, boolean isSure, SeenFact seen) {

  /** The kinds of facts that tell; a rule that uses this reads and believes them. */
  static final List<FactKind> KINDS =
      List.of(MetalLbAdvertisement.KIND, ClusterEvent.KIND, Pod.KIND, ProcessStart.KIND);

  /** The first that the cluster shows, the surer ones before others. */
  static Optional<LayerTwoAnnouncer> of(NodeView node, ClusterView cluster) {
    return first(
            node,
            cluster,
            MetalLbAdvertisement.KIND,
            seen -> MetalLbAdvertisement.of(seen.fact()).type().equals("l2"))
        .map(seen -> new LayerTwoAnnouncer("MetalLB", true, seen))
        .or(
            () ->
                first(node, cluster, ClusterEvent.KIND, LayerTwoAnnouncer::tells)
                    .map(seen -> new LayerTwoAnnouncer("MetalLB", true, seen)))
        .or(
            () ->
                first(
                        node,
                        cluster,
                        Pod.KIND,
                        seen -> seen.fact().field("pod", "").startsWith("kube-vip"))
                    .map(seen -> new LayerTwoAnnouncer("kube-vip", false, seen)))
        .or(
            () ->
                first(
                        node,
                        cluster,
                        ProcessStart.KIND,
                        seen -> seen.fact().field("process", "").equals("kube-vip"))
                    .map(seen -> new LayerTwoAnnouncer("kube-vip", false, seen)));
  }

  /** Whether anything was looked at that would show one. */
  static boolean wasLookedFor(NodeView node, ClusterView cluster) {
    return all(node, cluster).stream()
        .anyMatch(one -> one.lookedAt(MetalLbAdvertisement.KIND) || one.lookedAt(Pod.KIND));
  }

  private static boolean tells(SeenFact seen) {
    ClusterEvent event = ClusterEvent.of(seen.fact());
    String message = event.message();
    return event.reason().equals("nodeAssigned") && message != null && message.contains("layer2");
  }

  private static Optional<SeenFact> first(
      NodeView node, ClusterView cluster, FactKind kind, Predicate<SeenFact> test) {
    return all(node, cluster).stream()
        .flatMap(one -> one.facts(kind).stream())
        .filter(test)
        .findFirst();
  }

  private static List<NodeView> all(NodeView node, ClusterView cluster) {
    List<NodeView> all = new ArrayList<>(cluster.others(node));
    all.addFirst(node);
    return all;
  }
}
