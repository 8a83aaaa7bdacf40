package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes are there, when did each speak last, and how often does it? */
public final class NodesNow {

  /** The last 21 looks have 20 gaps: enough for a median, few enough to read for each node. */
  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT c.name AS cluster, n.name AS node, recent.captured_at, recent.received_at,
            recent.clock_offset_millis, recent.period_seconds, b.boot_id, b.machine_id,
            open.critical, open.warning, open.info, told.period_seconds AS told_seconds
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          CROSS JOIN LATERAL (
            SELECT max(s.captured_at) AS captured_at, max(s.received_at) AS received_at,
              (array_agg(s.clock_offset_millis ORDER BY s.captured_at DESC)
                FILTER (WHERE s.clock_offset_millis IS NOT NULL))[1] AS clock_offset_millis,
              (array_agg(s.boot_ref ORDER BY s.captured_at DESC))[1] AS boot_ref,
              extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY s.gap)) AS period_seconds
            FROM (
              SELECT l.*, l.captured_at - lag(l.captured_at) OVER (ORDER BY l.captured_at) AS gap
              FROM (
                SELECT * FROM snapshots a
                WHERE a.cluster_id = n.cluster_id AND a.node_id = n.node_id
                ORDER BY a.captured_at DESC LIMIT 21) l) s) recent
          JOIN boots b ON b.cluster_id = n.cluster_id AND b.node_id = n.node_id
            AND b.boot_ref = recent.boot_ref
          CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE f.severity = 'critical') AS critical,
              count(*) FILTER (WHERE f.severity = 'warning') AS warning,
              count(*) FILTER (WHERE f.severity = 'info') AS info
            FROM findings f
            WHERE f.cluster_id = n.cluster_id AND f.node_id = n.node_id AND f.next_at IS NULL) open
          LEFT JOIN LATERAL (
            SELECT r.period_seconds FROM collector_targets t
            JOIN collector_reports r USING (cluster_name, collector, instance)
            WHERE t.cluster_name = c.name AND t.node_name = n.name AND r.period_seconds IS NOT NULL
            ORDER BY t.received_at DESC LIMIT 1) told ON true
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
            AND (c.name COLLATE "C", n.name COLLATE "C")
              > (:afterCluster COLLATE "C", :afterNode COLLATE "C")
          ORDER BY c.name COLLATE "C", n.name COLLATE "C"
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public NodesNow(Queries queries) {
    this.queries = queries;
  }

  /**
   * A node that has spoken.
   *
   * @param lastCaptured the instant of its latest snapshot
   * @param lastReceived when the last of its latest snapshots arrived
   * @param clockOffsetMillis our clock minus its, as last measured; null if it never was
   * @param period the median of its last gaps; null before its second look
   * @param bootId as its latest snapshot says
   * @param machineId as its latest snapshot says
   * @param critical open findings
   * @param warning open findings
   * @param info open findings
   * @param toldPeriod how often the collector that named it last is to capture it; null where none
   *     with a schedule did
   */
  public record Row(
      String cluster,
      String node,
      Instant lastCaptured,
      Instant lastReceived,
      @Nullable Long clockOffsetMillis,
      @Nullable Duration period,
      @Nullable String bootId,
      @Nullable String machineId,
      long critical,
      long warning,
      long info,
      @Nullable Duration toldPeriod) {}

  /**
   * Nodes by cluster and name.
   *
   * @param filter which ones
   * @param afterCluster cluster of the last one before; empty for the first page
   * @param afterNode its name
   * @param fetch how many at most
   */
  public List<Row> page(NodeFilter filter, String afterCluster, String afterNode, int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.cluster());
    values.put("node", filter.node());
    values.put("afterCluster", afterCluster);
    values.put("afterNode", afterNode);
    values.put("fetch", fetch);
    return queries.list(PAGE, values, NodesNow::row);
  }

  private static Row row(ResultSet row) throws SQLException {
    BigDecimal period = row.getBigDecimal("period_seconds");
    Long told = Columns.longOrNull(row, "told_seconds");
    return new Row(
        row.getString("cluster"),
        row.getString("node"),
        Columns.instant(row, "captured_at"),
        Columns.instant(row, "received_at"),
        Columns.longOrNull(row, "clock_offset_millis"),
        period == null ? null : Duration.ofMillis(period.movePointRight(3).longValue()),
        row.getString("boot_id"),
        row.getString("machine_id"),
        row.getLong("critical"),
        row.getLong("warning"),
        row.getLong("info"),
        told == null ? null : Duration.ofSeconds(told));
  }
}
