package io.netlapse.collectors.runtime.spool;

import io.netlapse.spi.collect.Capture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a spool knows of one capture without reading its bundle.
 *
 * @param source where it came from, for messages; one line
 * @param age whether it was taken just before it was spooled
 * @param spooledAt when it came into the spool, by the machine's clock
 * @param node the node's name, as the bundle tells it; null where it does not
 * @param capturedAt when it was captured, as the bundle tells it; null where that cannot be read
 * @param likeness the same for captures that show the same ({@link Likeness}); empty where the
 *     bundle cannot be read
 * @param unchanged whether the capture of this node before it had the same likeness: whoever drops
 *     this one loses a look, and nothing that was seen
 */
public record Spooled(
    String source,
    Capture.Age age,
    Instant spooledAt,
    @Nullable String node,
    @Nullable Instant capturedAt,
    String likeness,
    boolean unchanged) {

  private static final int MOST_SOURCE = 200;

  /** Makes the source one line of at most 200 characters. */
  public Spooled {
    String line = source.replaceAll("\\p{Cntrl}+", " ").strip();
    source = line.length() > MOST_SOURCE ? line.substring(0, MOST_SOURCE) : line;
  }

  /** The node where it is known, else the source: whose captures are compared with each other. */
  String subject() {
    return node == null ? source : node;
  }

  /** When it was captured, or, where nobody knows, when it came. */
  Instant at() {
    return capturedAt == null ? spooledAt : capturedAt;
  }

  Spooled asChanged() {
    return new Spooled(source, age, spooledAt, node, capturedAt, likeness, false);
  }

  Spooled asUnchanged() {
    return new Spooled(source, age, spooledAt, node, capturedAt, likeness, true);
  }

  /** What is known of a file that cannot be read. */
  static Spooled unreadable(String file, Instant written) {
    return new Spooled(file, Capture.Age.RECORDED, written, null, null, "", false);
  }
}
