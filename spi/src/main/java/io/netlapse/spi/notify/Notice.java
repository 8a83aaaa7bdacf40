package io.netlapse.spi.notify;

import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A finding began or ended.
 *
 * @param rule the rule's id; with node and the finding's subject it is the finding's identity
 * @param node on which node
 * @param finding what the rule says of it, or said while it held
 * @param appeared when it began
 * @param gone when it ended; null where it holds. One that began and ended in snapshots that
 *     arrived late is told once, when it is over
 */
public record Notice(
    String rule, NodeId node, Outcome.Finding finding, Window appeared, @Nullable Window gone) {

  /** Whether it holds, as of the latest look. */
  public boolean isOpen() {
    return gone == null;
  }
}
