package io.netlapse.diagnose.outputs;

import io.netlapse.spi.bundle.Damage;
import java.util.List;

/**
 * What one thing that was given shows.
 *
 * @param captured its looks at nodes
 * @param leftOut what of it belongs to no look
 * @param passedOver how many of its files hold what no parser reads
 */
record Looks(List<Captured> captured, List<Damage> leftOut, int passedOver) {

  Looks {
    captured = List.copyOf(captured);
    leftOut = List.copyOf(leftOut);
  }
}
