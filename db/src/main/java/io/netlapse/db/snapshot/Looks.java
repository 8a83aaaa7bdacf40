package io.netlapse.db.snapshot;

import io.netlapse.db.Columns;
import io.netlapse.db.node.NodeKey;
import io.netlapse.spi.snapshot.NodeClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code snapshots}, read as history needs it: in the order of instants, then of digests.
 */
public final class Looks {

  private Looks() {}

  /** All snapshots of a node. */
  public static List<LookRow> all(Connection connection, NodeKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT s.captured_at, s.manifest_id, s.uptime_millis, s.section_times,
              b.boot_id, b.utc_offset_seconds
            FROM snapshots s JOIN boots b USING (cluster_id, node_id, boot_ref)
            WHERE s.cluster_id = ? AND s.node_id = ?
            ORDER BY s.captured_at, s.digest
            """)) {
      return rows(select, key);
    }
  }

  /** The snapshots of a node's last instant; empty where it has none. */
  public static List<LookRow> last(Connection connection, NodeKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT s.captured_at, s.manifest_id, s.uptime_millis, s.section_times,
              b.boot_id, b.utc_offset_seconds
            FROM snapshots s JOIN boots b USING (cluster_id, node_id, boot_ref)
            WHERE s.cluster_id = ? AND s.node_id = ? AND s.captured_at = (
              SELECT max(l.captured_at) FROM snapshots l
              WHERE l.cluster_id = s.cluster_id AND l.node_id = s.node_id)
            ORDER BY s.digest
            """)) {
      return rows(select, key);
    }
  }

  /** The snapshots of a node at some instants. */
  public static List<LookRow> at(Connection connection, NodeKey key, Collection<Instant> instants)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT s.captured_at, s.manifest_id, s.uptime_millis, s.section_times,
              b.boot_id, b.utc_offset_seconds
            FROM (
              SELECT DISTINCT 'epoch'::timestamptz + micros * interval '1 microsecond' AS at
              FROM unnest(?::bigint[]) AS micros) i
            JOIN snapshots s ON s.captured_at = i.at
            JOIN boots b USING (cluster_id, node_id, boot_ref)
            WHERE s.cluster_id = ? AND s.node_id = ?
            ORDER BY s.captured_at, s.digest
            """)) {
      Columns.bindLongs(select, 1, instants.stream().map(Columns::micros).toArray());
      select.setLong(2, key.clusterId());
      select.setLong(3, key.nodeId());
      return read(select);
    }
  }

  /** The last snapshot before an instant and the first behind it, as far as there are any. */
  public static List<LookRow> around(Connection connection, NodeKey key, Instant at)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT s.captured_at, s.manifest_id, s.uptime_millis, s.section_times,
              b.boot_id, b.utc_offset_seconds
            FROM (
              (SELECT * FROM snapshots
                WHERE cluster_id = ? AND node_id = ? AND captured_at < ?
                ORDER BY captured_at DESC LIMIT 1)
              UNION ALL
              (SELECT * FROM snapshots
                WHERE cluster_id = ? AND node_id = ? AND captured_at > ?
                ORDER BY captured_at LIMIT 1)) s
            JOIN boots b USING (cluster_id, node_id, boot_ref)
            ORDER BY s.captured_at
            """)) {
      for (int first : new int[] {1, 4}) {
        select.setLong(first, key.clusterId());
        select.setLong(first + 1, key.nodeId());
        Columns.bind(select, first + 2, at);
      }
      return read(select);
    }
  }

  private static List<LookRow> rows(PreparedStatement select, NodeKey key) throws SQLException {
    select.setLong(1, key.clusterId());
    select.setLong(2, key.nodeId());
    return read(select);
  }

  private static List<LookRow> read(PreparedStatement select) throws SQLException {
    List<LookRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new LookRow(
                Columns.instant(row, "captured_at"),
                row.getLong("manifest_id"),
                clock(row),
                row.getBytes("section_times")));
      }
    }
    return rows;
  }

  private static NodeClock clock(ResultSet row) throws SQLException {
    @Nullable Long uptime = Columns.longOrNull(row, "uptime_millis");
    @Nullable Integer offset = Columns.intOrNull(row, "utc_offset_seconds");
    return new NodeClock(
        row.getString("boot_id"),
        uptime == null ? null : Duration.ofMillis(uptime),
        offset == null ? null : ZoneOffset.ofTotalSeconds(offset));
  }
}
