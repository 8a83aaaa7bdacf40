package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.MetalLbAdvertisement;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.system.ProcessStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<NodeView> all = all(node, cluster);
    return first(all, MetalLbAdvertisement.KIND)
        .or(() -> first(all, ClusterEvent.KIND))
        .map(seen -> new LayerTwoAnnouncer("MetalLB", true, seen))
        .or(
            () ->
                first(all, Pod.KIND)
                    .or(() -> first(all, ProcessStart.KIND))
                    .map(seen -> new LayerTwoAnnouncer("kube-vip", false, seen)));
  }

  /** Whether a fact shows one. */
  static boolean isOne(Fact fact) {
    return switch (fact.kind()) {
      case FactKind kind when kind.equals(MetalLbAdvertisement.KIND) ->
          MetalLbAdvertisement.of(fact).type().equals("l2");
      case FactKind kind when kind.equals(ClusterEvent.KIND) -> tells(ClusterEvent.of(fact));
      case FactKind kind when kind.equals(Pod.KIND) -> fact.field("pod", "").startsWith("kube-vip");
      case FactKind kind when kind.equals(ProcessStart.KIND) ->
          fact.field("process", "").equals("kube-vip");
      default -> false;
    };
  }

  /** Whether anything was looked at that would show one. */
  static boolean wasLookedFor(NodeView node, ClusterView cluster) {
    return all(node, cluster).stream()
        .anyMatch(one -> one.lookedAt(MetalLbAdvertisement.KIND) || one.lookedAt(Pod.KIND));
  }

  private static boolean tells(ClusterEvent event) {
    String message = event.message();
    return event.reason().equals("nodeAssigned") && message != null && message.contains("layer2");
  }

  private static Optional<SeenFact> first(List<NodeView> all, FactKind kind) {
    for (NodeView one : all) {
      for (SeenFact seen : one.facts(kind)) {
        if (isOne(seen.fact())) {
          return Optional.of(seen);
        }
      }
    }
    return Optional.empty();
  }

  private static List<NodeView> all(NodeView node, ClusterView cluster) {
    List<NodeView> all = new ArrayList<>(cluster.others(node));
    all.addFirst(node);
    return all;
  }
}
