package io.netlapse.collectors.ssh.session;

import io.netlapse.spi.snapshot.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a node.
 *
 * @param bundle the bundle, as far as it has come, from its first line on
 * @param begunAt when it began to arrive, by our clock
 * @param noise what the node's shells said before it, on one line; empty where they said nothing
 * @param ending why it may not be whole, and what to do; null where the script ended by itself
 */
public record Received(Content bundle, Instant begunAt, String noise, @Nullable String ending) {

  /** Whether nothing is known to be missing. */
  public boolean ended() {
    return ending == null;
  }
}
