package io.netlapse.service.snapshots;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.SnapshotList;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;

/**
 * A snapshot as the API shows it.
 *
 * @param id which one it is
 * @param cluster its node's cluster
 * @param node its node
 * @param capturedAt when, by the node's clock
 * @param receivedAt when it arrived, by ours
 * @param digest SHA-256 over its sections, hexadecimal
 */
@Serdeable
record SnapshotShape(
    String id, String cluster, String node, Instant capturedAt, Instant receivedAt, String digest) {

  static SnapshotShape of(SnapshotList.Row row) {
    return of(row.id(), row.cluster(), row.node(), row.receivedAt());
  }

  static SnapshotShape of(SnapshotId id, NodeId node, Instant receivedAt) {
    return of(id, node.cluster(), node.name(), receivedAt);
  }

  private static SnapshotShape of(SnapshotId id, String cluster, String node, Instant receivedAt) {
    return new SnapshotShape(
        id.text(), cluster, node, id.capturedAt(), receivedAt, id.digest().hex());
  }
}
