package io.netlapse.spi.collect;

import io.netlapse.spi.snapshot.Content;

/**
 * One capture on its way to the service.
 *
 * @param source where it came from, for messages: a file's name, a host
 * @param bundle the bytes of a bundle (docs/bundle.md), as the capture script wrote them
 * @param age whether it was taken just now
 */
public record Capture(String source, Content bundle, Age age) {

  /** Whether a capture was taken just now. */
  public enum Age {
    /** Just now: the service measures the node's clock and refuses a far future. */
    LIVE,
    /** At any time: an upload or a replay. */
    RECORDED
  }
}
