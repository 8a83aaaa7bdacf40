package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The pods' bridge has an address of another range than the node's. */
final class BridgeMismatch {

  private static final String COMPLAINT = "already has an IP address different from";

  private BridgeMismatch() {}

  static Optional<Outcome.Finding> of(NodeView node, PodRanges ranges, Leftover words) {
    List<PodRange> bridges = ranges(ranges, range -> range.source() == Source.BRIDGE);
    List<PodRange> files = ranges(ranges, range -> range.source() == Source.SUBNET_FILE);
    List<PodRange> told =
        files.isEmpty() && ranges.followsNodeObjects()
            ? ranges(ranges, range -> range.source() == Source.NODE_OBJECT)
            : files;
    for (PodRange bridge : bridges) {
      List<PodRange> sameFamily =
          told.stream().filter(range -> range.range().family() == bridge.range().family()).toList();
      if (!sameFamily.isEmpty()
          && sameFamily.stream().noneMatch(range -> range.range().contains(bridge.range()))) {
        return Optional.of(words.bridge(bridge, sameFamily.getFirst()));
      }
    }
    return logged(node).or(() -> told(node)).map(words::refused);
  }

  /** The same complaint, as kubelet tells it in an event of a pod. */
  private static Optional<SeenFact> told(NodeView node) {
    return node.facts(ClusterEvent.KIND).stream()
        .filter(
            seen -> {
              String message = ClusterEvent.of(seen.fact()).message();
              return message != null && message.contains(COMPLAINT);
            })
        .findFirst();
  }

  /** The CNI plug-in's own complaint. */
  private static Optional<SeenFact> logged(NodeView node) {
    return node.facts(LogEvent.KIND).stream()
        .filter(seen -> LogEvent.of(seen.fact()).event().equals("cni-address-mismatch"))
        .findFirst();
  }

  private static List<PodRange> ranges(PodRanges ranges, Predicate<PodRange> which) {
    return ranges.self().ranges().stream().filter(which).toList();
  }
}
