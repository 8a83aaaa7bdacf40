package io.netlapse.db.snapshot;

import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.db.node.NodeKey;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a snapshot itself. It is known before the snapshot is written, so that the row needs
 * no number of its own.
 *
 * @param node whose
 * @param capturedAt its instant, in whole microseconds
 * @param digest the digest over its sections
 */
public record SnapshotId(NodeKey node, Instant capturedAt, Sha256 digest) {

  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})-([0-9a-f]{64})");

  /** As the API shows it: cluster, node and microseconds since 1970 as numbers, and the digest. */
  public String text() {
    return "%d-%d-%d-%s"
        .formatted(node.clusterId(), node.nodeId(), Columns.micros(capturedAt), digest.hex());
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static SnapshotId ofText(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("this is not the id of a snapshot");
    }
    return new SnapshotId(
        new NodeKey(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))),
        Columns.ofMicros(Long.parseLong(parts.group(3))),
        Sha256.ofHex(parts.group(4)));
  }

  @Override
  public String toString() {
    return text();
  }
}
