package io.netlapse.spi.snapshot;

import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a node said of its own clock when it was captured.
 *
 * @param bootId {@code /proc/sys/kernel/random/boot_id} (random(4)); null where it was not told
 * @param uptime {@code /proc/uptime} (proc(5)), never negative; null where it was not told
 * @param utcOffset the node's local time against UTC; null where it was not told
 */
public record NodeClock(
    @Nullable String bootId, @Nullable Duration uptime, @Nullable ZoneOffset utcOffset) {

  /** Nothing was told. */
  public static final NodeClock UNKNOWN = new NodeClock(null, null, null);

  /**
   * Checks the uptime.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public NodeClock {
    if (uptime != null && uptime.isNegative()) {
      throw new IllegalArgumentException("uptime " + uptime + " is negative");
    }
  }
}
