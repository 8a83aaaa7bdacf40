package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodHostAddress;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pods of the node with addresses outside of its range, where one bridge has all its pods. */
final class PodsOutside {

  private PodsOutside() {}

  static Optional<Outcome.Finding> of(
      NodeView node, ClusterView cluster, PodRanges ranges, Leftover words) {
    List<PodRange> own =
        ranges.self().ranges().stream()
            .filter(r -> r.source() == Source.BRIDGE || r.source() == Source.SUBNET_FILE)
            .toList();
    if (own.isEmpty()
        || ranges.self().ranges().stream().anyMatch(r -> r.source() == Source.CALICO_BLOCK)) {
      return Optional.empty();
    }
    List<NodeView> views = new ArrayList<>(List.of(node));
    views.addAll(cluster.others(node));
    List<SeenFact> outside = new ArrayList<>();
    for (NodeView view : views) {
      for (SeenFact seen : view.facts(PodAddress.KIND)) {
        PodAddress pod = PodAddress.of(seen.fact());
        if (isHere(view, pod, ranges)
            && isLive(view, pod)
            && isOutside(pod.address(), own)
            && !isNodes(view, pod.address(), ranges)) {
          outside.add(seen);
        }
      }
    }
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of(words.podsOutside(outside, own.getFirst()));
  }

  private static boolean isOutside(IpAddress address, List<PodRange> own) {
    return own.stream().anyMatch(range -> range.range().family() == address.family())
        && own.stream().noneMatch(range -> range.range().contains(address));
  }

  private static boolean isHere(NodeView view, PodAddress pod, PodRanges ranges) {
    return view.facts(PodNode.KIND).stream()
        .map(seen -> PodNode.of(seen.fact()))
        .filter(on -> on.pod().equals(pod.pod()) && on.namespace().equals(pod.namespace()))
        .map(PodNode::node)
        .anyMatch(
            name ->
                name.equals(ranges.self().name())
                    || IpAddress.parse(name)
                        .filter(ranges.self().addresses()::contains)
                        .isPresent());
  }

  /** A pod that has ended has no address any more, whatever the table says. */
  private static boolean isLive(NodeView view, PodAddress pod) {
    return view.facts(PodStatus.KIND).stream()
        .map(seen -> PodStatus.of(seen.fact()))
        .filter(status -> status.pod().equals(pod.pod()))
        .filter(status -> status.namespace().equals(pod.namespace()))
        .anyMatch(
            status ->
                status.status().equals("Running") || status.status().equals("CrashLoopBackOff"));
  }

  /** A pod in its node's network has the node's address, which may be known from here only. */
  private static boolean isNodes(NodeView view, IpAddress address, PodRanges ranges) {
    return ranges.self().addresses().contains(address)
        || ranges.self().addresses().isEmpty()
        || view.facts(PodHostAddress.KIND).stream()
            .anyMatch(seen -> PodHostAddress.of(seen.fact()).address().equals(address.text()));
  }
}
