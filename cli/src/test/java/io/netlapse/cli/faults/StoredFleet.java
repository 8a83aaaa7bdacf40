package io.netlapse.cli.faults;

import io.netlapse.db.testing.TestDatabase;
import io.netlapse.service.ingest.HistoryExport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a database has of the cluster that these tests push to.
 *
 * @param database the database, migrated
 */
record StoredFleet(TestDatabase database) {

  static final String CLUSTER = "fleet";

  /**
   * A snapshot.
   *
   * @param what equal for equal outputs of the same node
   */
  record Stored(Taken taken, long what) {}

  /** In the order of nodes and times. */
  List<Stored> snapshots() throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT nodes.name, captured_at, manifest_id
                FROM snapshots JOIN nodes USING (cluster_id, node_id) JOIN clusters USING (cluster_id)
                WHERE clusters.name = ? ORDER BY 1, 2
                """)) {
      query.setString(1, CLUSTER);
      try (ResultSet row = query.executeQuery()) {
        List<Stored> found = new ArrayList<>();
        while (row.next()) {
          Taken taken =
              new Taken(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
          found.add(new Stored(taken, row.getLong(3)));
        }
        return found;
      }
    }
  }

  /** All of it, as text. */
  String history() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(database.user());
    source.setPassword(database.password());
    return new HistoryExport(source).of(CLUSTER);
  }
}
