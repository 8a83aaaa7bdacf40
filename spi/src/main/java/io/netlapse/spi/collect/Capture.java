package io.netlapse.spi.collect;

import io.netlapse.spi.snapshot.Content;
import java.time.Duration;

/**
 * One capture on its way to the service.
 *
 * @param source where it came from, for messages: a file's name, a host
 * @param bundle the bytes of a bundle (docs/bundle.md), as the capture script wrote them
 * @param age whether it was taken just now
 */
public record Capture(String source, Content bundle, Age age) {

  /** Whether a capture was taken just now. */
  public sealed interface Age {

    /** Just now, on the machine that pushes: its clock is the node's. */
    Age LIVE = new Live(Duration.ZERO);

    /** At any time: an upload or a replay. */
    Age RECORDED = new Recorded();

    /**
     * Just now: the service measures the node's clock and refuses a far future.
     *
     * @param nodeAhead the node's clock minus that of the machine that pushes, negative where the
     *     node's is behind; as measured while the capture was taken
     */
    record Live(Duration nodeAhead) implements Age {}

    /** At any time: nothing is told of the node's clock. */
    record Recorded() implements Age {}
  }
}
