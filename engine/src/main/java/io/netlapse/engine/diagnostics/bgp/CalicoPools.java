package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.network.AddressRange;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.List;

/**
 * Calico's pools of pod addresses that are in use, as far as they were shown.
 *
 * @param shown the facts; a pool that is disabled is none
 */
record CalicoPools(List<SeenFact> shown) {

  /** Copies the list. */
  CalicoPools {
    shown = List.copyOf(shown);
  }

  static CalicoPools of(NodeView node) {
    return new CalicoPools(
        node.facts(CalicoPool.KIND).stream()
            .filter(seen -> !CalicoPool.of(seen.fact()).disabled())
            .toList());
  }

  /**
   * Whether all pods are reached through VXLAN, so that BGP carries none of their routes: where
   * pools are known and each of them is so.
   */
  boolean needNoBgp() {
    return !shown.isEmpty()
        && shown.stream().allMatch(seen -> CalicoPool.of(seen.fact()).vxlan().equals("Always"));
  }

  /** Their addresses. */
  List<AddressRange> ranges() {
    return shown.stream()
        .flatMap(seen -> AddressRange.of(CalicoPool.of(seen.fact()).cidr()).stream())
        .toList();
  }
}
