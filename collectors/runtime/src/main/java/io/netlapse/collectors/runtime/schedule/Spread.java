package io.netlapse.collectors.runtime.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.snapshot.Content;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * How far behind its slots a node runs, so that the nodes of a fleet do not all push in one second:
 * always the same for the same name, and over many names even over the window.
 */
public final class Spread {

  private Spread() {}

  /**
   * The first 8 bytes of the SHA-256 of {@code cluster/node} in UTF-8, read as an unsigned number,
   * modulo the window in milliseconds.
   *
   * @param cluster the cluster's name; empty where it is not told
   * @param node the node's name
   * @param window not negative; zero for no spread
   * @return at least zero, below the window
   */
  public static Duration of(String cluster, String node, Duration window) {
    if (window.toMillis() == 0) {
      return Duration.ZERO;
    }
    byte[] digest = Content.of((cluster + "/" + node).getBytes(UTF_8)).digest();
    long number = ByteBuffer.wrap(digest).getLong();
    return Duration.ofMillis(Long.remainderUnsigned(number, window.toMillis()));
  }
}
