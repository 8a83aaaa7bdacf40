package io.netlapse.db.history;

import io.netlapse.db.Columns;
import io.netlapse.db.node.NodeKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code runs}. Of a node's last run the end is not written: it moves with each snapshot.
 */
public final class Runs {

  private Runs() {}

  /**
   * The runs of a node, in order.
   *
   * @param last the node's last instant
   */
  public static List<RunSpan> load(Connection connection, NodeKey key, Instant last)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT first_at, last_at, manifest_ids FROM runs
            WHERE cluster_id = ? AND node_id = ? ORDER BY first_at
            """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      List<RunSpan> runs = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Instant written = Columns.instantOrNull(row, "last_at");
          runs.add(
              new RunSpan(
                  Columns.instant(row, "first_at"),
                  written == null ? last : written,
                  List.of((Long[]) row.getArray("manifest_ids").getArray())));
        }
      }
      return runs;
    }
  }

  /** Whether two neighbouring instants of a node are of one run. */
  public static boolean areOne(Connection connection, NodeKey key, Instant earlier, Instant later)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT EXISTS (
              SELECT FROM runs
              WHERE cluster_id = ? AND node_id = ? AND first_at <= ?
                AND (last_at >= ? OR last_at IS NULL))
            """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      Columns.bind(select, 3, earlier);
      Columns.bind(select, 4, later);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** All manifests that a node's snapshots ever had. */
  public static Set<Long> manifests(Connection connection, NodeKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT DISTINCT unnest(manifest_ids) FROM runs WHERE cluster_id = ? AND node_id = ?
            """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      Set<Long> manifests = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          manifests.add(row.getLong(1));
        }
      }
      return manifests;
    }
  }

  /**
   * Writes what is different; the node must be locked.
   *
   * @param before the runs as they are written, in order
   * @param now the runs as they shall be, in order
   */
  public static void replace(
      Connection connection, NodeKey key, List<RunSpan> before, List<RunSpan> now)
      throws SQLException {
    Set<Row> old = rows(before);
    Set<Row> fresh = rows(now);
    delete(connection, key, old.stream().filter(row -> !fresh.contains(row)).toList());
    insert(connection, key, fresh.stream().filter(row -> !old.contains(row)).toList());
  }

  /** A run as it is written: the last one has no end. */
  private record Row(Instant first, @Nullable Instant last, List<Long> manifestIds) {}

  private static Set<Row> rows(List<RunSpan> runs) {
    Set<Row> rows = new HashSet<>();
    for (int i = 0; i < runs.size(); i++) {
      RunSpan run = runs.get(i);
      rows.add(new Row(run.first(), i == runs.size() - 1 ? null : run.last(), run.manifestIds()));
    }
    return rows;
  }

  private static void delete(Connection connection, NodeKey key, Collection<Row> rows)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM runs WHERE cluster_id = ? AND node_id = ? AND first_at = ?")) {
      for (Row row : rows) {
        delete.setLong(1, key.clusterId());
        delete.setLong(2, key.nodeId());
        Columns.bind(delete, 3, row.first());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static void insert(Connection connection, NodeKey key, Collection<Row> rows)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO runs (cluster_id, node_id, first_at, last_at, manifest_ids)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      for (Row row : rows) {
        insert.setLong(1, key.clusterId());
        insert.setLong(2, key.nodeId());
        Columns.bind(insert, 3, row.first());
        Columns.bind(insert, 4, row.last());
        Columns.bindLongs(insert, 5, row.manifestIds().toArray());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
