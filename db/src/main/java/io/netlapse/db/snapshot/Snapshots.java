package io.netlapse.db.snapshot;

import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.db.node.NodeKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code snapshots}, written. {@link Looks} reads what history needs of it. */
public final class Snapshots {

  private Snapshots() {}

  /**
   * A snapshot that agrees with what was remembered of its node.
   *
   * @param row the snapshot
   * @param version the node's version that was remembered
   */
  public record Unchanged(SnapshotRow row, long version) {}

  /**
   * Writes snapshots that change nothing, all in one statement, each only where its node's version
   * is still the one that it was compared with.
   *
   * <p>FOR SHARE makes the comparison hold until commit: who changes a node locks it for update,
   * and FOR KEY SHARE would not see that its row is being replaced. SKIP LOCKED keeps one busy node
   * from holding up the others.
   *
   * @return those that were written; the others are there already, or their node is no longer as
   *     remembered
   */
  public static Set<SnapshotId> insertUnchanged(Connection connection, List<Unchanged> snapshots)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            WITH remembered AS (
              SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[],
                  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[],
                  ?::bytea[])
                AS r (cluster_id, node_id, version, captured_micros, digest, manifest_id,
                  received_micros, boot_ref, uptime_millis, clock_offset_millis, section_times,
                  variants)),
            standing AS (
              SELECT cluster_id, node_id, version FROM nodes
              WHERE (cluster_id, node_id) IN (SELECT cluster_id, node_id FROM remembered)
              FOR SHARE SKIP LOCKED)
            INSERT INTO snapshots (cluster_id, node_id, captured_at, digest, manifest_id,
              received_at, boot_ref, uptime_millis, clock_offset_millis, section_times, variants)
            SELECT r.cluster_id, r.node_id,
              'epoch'::timestamptz + r.captured_micros * interval '1 microsecond', r.digest,
              r.manifest_id,
              'epoch'::timestamptz + r.received_micros * interval '1 microsecond', r.boot_ref,
              r.uptime_millis, r.clock_offset_millis, r.section_times, r.variants
            FROM remembered r JOIN standing USING (cluster_id, node_id, version)
            ON CONFLICT DO NOTHING
            RETURNING cluster_id, node_id, captured_at, digest
            """)) {
      bindLongs(insert, 1, snapshots, one -> one.row().id().node().clusterId());
      bindLongs(insert, 2, snapshots, one -> one.row().id().node().nodeId());
      bindLongs(insert, 3, snapshots, Unchanged::version);
      bindLongs(insert, 4, snapshots, one -> Columns.micros(one.row().id().capturedAt()));
      bindBytes(insert, 5, snapshots, one -> one.row().id().digest().bytes());
      bindLongs(insert, 6, snapshots, one -> one.row().manifestId());
      bindLongs(insert, 7, snapshots, one -> Columns.micros(one.row().receivedAt()));
      bindLongs(insert, 8, snapshots, one -> one.row().bootRef());
      bindLongs(insert, 9, snapshots, one -> one.row().uptimeMillis());
      bindLongs(insert, 10, snapshots, one -> one.row().clockOffsetMillis());
      bindBytes(insert, 11, snapshots, one -> one.row().sectionTimes());
      bindBytes(insert, 12, snapshots, one -> one.row().variants());
      Set<SnapshotId> written = new HashSet<>();
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          written.add(id(row));
        }
      }
      return written;
    }
  }

  /** Writes one snapshot; its node must be locked. */
  public static void insert(Connection connection, SnapshotRow row) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO snapshots (cluster_id, node_id, captured_at, digest, manifest_id,
              received_at, boot_ref, uptime_millis, clock_offset_millis, section_times, variants)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      bind(insert, row.id());
      insert.setLong(5, row.manifestId());
      Columns.bind(insert, 6, row.receivedAt());
      insert.setLong(7, row.bootRef());
      insert.setObject(8, row.uptimeMillis(), Types.BIGINT);
      insert.setObject(9, row.clockOffsetMillis(), Types.BIGINT);
      insert.setBytes(10, row.sectionTimes());
      insert.setBytes(11, row.variants());
      insert.executeUpdate();
    }
  }

  /** A snapshot by its id, if it is kept. */
  public static Optional<SnapshotRow> find(Connection connection, SnapshotId id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT * FROM snapshots
            WHERE cluster_id = ? AND node_id = ? AND captured_at = ? AND digest = ?
            """)) {
      bind(select, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  /** The snapshots of a node that have a manifest. */
  public static List<SnapshotId> saying(Connection connection, NodeKey key, long manifestId)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT cluster_id, node_id, captured_at, digest FROM snapshots
            WHERE cluster_id = ? AND node_id = ? AND manifest_id = ?
            """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      select.setLong(3, manifestId);
      List<SnapshotId> ids = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(id(row));
        }
      }
      return ids;
    }
  }

  /** Writes what a snapshot says now that it was read again; its node must be locked. */
  public static void say(
      Connection connection, SnapshotId id, long manifestId, byte @Nullable [] variants)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE snapshots SET manifest_id = ?, variants = ?
            WHERE cluster_id = ? AND node_id = ? AND captured_at = ? AND digest = ?
            """)) {
      update.setLong(1, manifestId);
      update.setBytes(2, variants);
      update.setLong(3, id.node().clusterId());
      update.setLong(4, id.node().nodeId());
      Columns.bind(update, 5, id.capturedAt());
      update.setBytes(6, id.digest().bytes());
      update.executeUpdate();
    }
  }

  /** Removes a snapshot and tells whether it was there; its node must be locked. */
  public static boolean delete(Connection connection, SnapshotId id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM snapshots
            WHERE cluster_id = ? AND node_id = ? AND captured_at = ? AND digest = ?
            """)) {
      bind(delete, id);
      return delete.executeUpdate() == 1;
    }
  }

  private static SnapshotRow read(ResultSet row) throws SQLException {
    return new SnapshotRow(
        id(row),
        row.getLong("manifest_id"),
        Columns.instant(row, "received_at"),
        row.getLong("boot_ref"),
        Columns.longOrNull(row, "uptime_millis"),
        Columns.longOrNull(row, "clock_offset_millis"),
        row.getBytes("section_times"),
        row.getBytes("variants"));
  }

  private static SnapshotId id(ResultSet row) throws SQLException {
    return new SnapshotId(
        new NodeKey(row.getLong("cluster_id"), row.getLong("node_id")),
        Columns.instant(row, "captured_at"),
        Sha256.ofBytes(row.getBytes("digest")));
  }

  private static void bind(PreparedStatement statement, SnapshotId id) throws SQLException {
    statement.setLong(1, id.node().clusterId());
    statement.setLong(2, id.node().nodeId());
    Columns.bind(statement, 3, id.capturedAt());
    statement.setBytes(4, id.digest().bytes());
  }

  private static void bindLongs(
      PreparedStatement statement,
      int index,
      Collection<Unchanged> snapshots,
      Function<Unchanged, @Nullable Long> column)
      throws SQLException {
    Columns.bindLongs(statement, index, snapshots.stream().map(column).toArray(Long[]::new));
  }

  private static void bindBytes(
      PreparedStatement statement,
      int index,
      Collection<Unchanged> snapshots,
      Function<Unchanged, byte @Nullable []> column)
      throws SQLException {
    Columns.bindBytes(statement, index, snapshots.stream().map(column).toArray(byte[][]::new));
  }
}
