package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;

/** Whether the ranges of Node objects are those of the pods, as far as nodes show. */
enum ObjectRanges {
  /** No node shows the range that its object has. */
  NOT_SHOWN,
  /** Some node shows the range that its object has, and none has another one by Cilium. */
  SHOWN,
  /** Some node has another one by Cilium. */
  DENIED;

  /** With one more node. */
  ObjectRanges and(OfNode node) {
    if (this == DENIED || !node.isTold()) {
      return this;
    }
    if (denies(node)) {
      return DENIED;
    }
    return this == SHOWN || shows(node) ? SHOWN : NOT_SHOWN;
  }

  /** Whether pods have addresses from them. */
  boolean areInUse() {
    return this == SHOWN;
  }

  private static boolean shows(OfNode node) {
    return node.ranges().stream()
        .filter(range -> range.source() == Source.NODE_OBJECT)
        .anyMatch(
            told ->
                node.ranges().stream()
                    .anyMatch(
                        range ->
                            range.source() != Source.NODE_OBJECT
                                && range.range().equals(told.range())));
  }

  /** Whether Cilium gave the node a range of its own, beside that of its object. */
  private static boolean denies(OfNode node) {
    return node.ranges().stream()
        .filter(range -> range.source() == Source.CILIUM)
        .map(PodRange::range)
        .anyMatch(
            own -> {
              List<IpPrefix> told =
                  node.ranges().stream()
                      .filter(range -> range.source() == Source.NODE_OBJECT)
                      .map(PodRange::range)
                      .filter(range -> range.family() == own.family())
                      .toList();
              return !told.isEmpty() && !told.contains(own);
            });
  }
}
