package io.netlapse.service.ingest;

import io.netlapse.db.Columns;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Writes removals in the audit log, in the transaction that removes: neither is without the other.
 */
final class Removals {

  private Removals() {}

  static void audit(Connection connection, NodeId node, SnapshotId id, String actor, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO audit (at, actor, action, subject, detail)
            VALUES (?, ?, 'snapshot-removed', ?, ?)
            """)) {
      Columns.bind(insert, 1, at);
      insert.setString(2, actor);
      insert.setString(3, id.text());
      insert.setString(4, node + " at " + id.capturedAt());
      insert.executeUpdate();
    }
  }
}
