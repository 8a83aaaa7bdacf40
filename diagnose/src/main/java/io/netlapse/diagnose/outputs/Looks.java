package io.netlapse.diagnose.outputs;

import io.netlapse.spi.bundle.Damage;
import java.util.List;

/**
 * What one thing that was given shows.
 *
 * @param captured its looks at nodes
 * @param leftOut what of it belongs to no look
 */
record Looks(List<Captured> captured, List<Damage> leftOut) {

  Looks {
    captured = List.copyOf(captured);
    leftOut = List.copyOf(leftOut);
  }
}
