package io.netlapse.db.query;

import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.snapshot.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which snapshots are there, the newest first? */
public final class SnapshotList {

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT s.cluster_id, s.node_id, s.captured_at, s.digest, s.received_at,
            c.name AS cluster, n.name AS node
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN snapshots s USING (cluster_id, node_id)
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
            AND s.captured_at >= :from AND s.captured_at < :to
            AND (s.captured_at < :at OR (s.captured_at = :at
              AND (s.cluster_id, s.node_id, s.digest) > (:clusterId, :nodeId, :digest)))
          ORDER BY s.captured_at DESC, s.cluster_id, s.node_id, s.digest
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public SnapshotList(Queries queries) {
    this.queries = queries;
  }

  /**
   * A snapshot without its sections.
   *
   * @param id what makes it itself
   * @param cluster its node's cluster
   * @param node its node
   * @param receivedAt when it arrived
   */
  public record Row(SnapshotId id, String cluster, String node, Instant receivedAt) {}

  /**
   * Snapshots of a window, by instant, the newest first.
   *
   * @param after the last one before; null for the first page
   */
  public List<Row> page(
      NodeFilter filter, Instant from, Instant to, @Nullable SnapshotId after, int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.cluster());
    values.put("node", filter.node());
    values.put("from", from);
    values.put("to", to);
    values.put("at", after == null ? to : after.capturedAt());
    values.put("clusterId", after == null ? 0L : after.node().clusterId());
    values.put("nodeId", after == null ? 0L : after.node().nodeId());
    values.put("digest", after == null ? new byte[0] : after.digest().bytes());
    values.put("fetch", fetch);
    return queries.list(PAGE, values, SnapshotList::row);
  }

  static Row row(ResultSet row) throws SQLException {
    return new Row(
        new SnapshotId(
            new NodeKey(row.getLong("cluster_id"), row.getLong("node_id")),
            Columns.instant(row, "captured_at"),
            Sha256.ofBytes(row.getBytes("digest"))),
        row.getString("cluster"),
        row.getString("node"),
        Columns.instant(row, "received_at"));
  }
}
