package io.netlapse.engine.diagnostics.podrange;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pods of the node with addresses outside of its range, where one bridge has all its pods. */
final class PodsOutside {

  /** Plug-ins that give pods addresses by themselves, whatever bridge an earlier one left. */
  private static final Set<Source> OTHER_ALLOCATORS = Set.of(Source.CALICO_BLOCK, Source.CILIUM);

  private static final Set<String> LIVE = Set.of("Running", "CrashLoopBackOff");

  private PodsOutside() {}

  static Optional<Outcome.Finding> of(
      NodeView node, ClusterView cluster, PodRanges ranges, Leftover words) {
    List<PodRange> own =
        ranges.self().ranges().stream()
            .filter(r -> r.source() == Source.BRIDGE || r.source() == Source.SUBNET_FILE)
            .toList();
    if (own.isEmpty()
        || ranges.self().ranges().stream().anyMatch(r -> OTHER_ALLOCATORS.contains(r.source()))) {
      return Optional.empty();
    }
    List<NodeView> views = new ArrayList<>(List.of(node));
    views.addAll(cluster.others(node));
    List<SeenFact> outside = new ArrayList<>();
    for (NodeView view : views) {
      PodTable pods = PodTable.of(view);
      for (SeenFact seen : view.facts(PodAddress.KIND)) {
        PodAddress pod = PodAddress.of(seen.fact());
        if (isHere(pods, pod, ranges)
            && isLive(pods, pod)
            && isOutside(pod.address(), own)
            && !isNodes(pods, pod, ranges)) {
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

  private static boolean isHere(PodTable pods, PodAddress pod, PodRanges ranges) {
    return pods.node(pod.namespace(), pod.pod())
        .filter(
            name ->
                name.equals(ranges.self().name())
                    || IpAddress.parse(name)
                        .filter(ranges.self().addresses()::contains)
                        .isPresent())
        .isPresent();
  }

  /** A pod that has ended has no address any more, whatever the table says. */
  private static boolean isLive(PodTable pods, PodAddress pod) {
    return pods.status(pod.namespace(), pod.pod()).filter(LIVE::contains).isPresent();
  }

  /** A pod in its node's network has the node's address, which may be known from here only. */
  private static boolean isNodes(PodTable pods, PodAddress pod, PodRanges ranges) {
    return ranges.self().addresses().contains(pod.address())
        || ranges.self().addresses().isEmpty()
        || pods.isOfHost(pod.namespace(), pod.pod(), pod.address());
  }
}
