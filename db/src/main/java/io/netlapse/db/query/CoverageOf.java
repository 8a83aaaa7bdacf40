package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often was each node looked at in a window, and what is the longest stretch in which it was
 * not? Snapshots of one instant are one observation.
 */
public final class CoverageOf {

  private static final NamedSql BY_KIND =
      NamedSql.of(
          """
          WITH covering AS MATERIALIZED (
            SELECT DISTINCT ms.cluster_id, ms.manifest_id
            FROM manifest_sections ms
            JOIN contents c USING (cluster_id, content_id)
            WHERE c.status IN ('ok', 'empty')
              AND (:kinds::text[] IS NULL OR EXISTS (
                SELECT FROM content_coverages v
                WHERE v.cluster_id = c.cluster_id AND v.content_id = c.content_id
                  AND v.kind = ANY (:kinds::text[])))),
          watched AS (
            SELECT n.cluster_id, n.node_id, c.name AS cluster, n.name AS node
            FROM clusters c JOIN nodes n USING (cluster_id)
            WHERE (:cluster::text IS NULL OR c.name = :cluster)
              AND (:node::text IS NULL OR n.name = :node)
              AND EXISTS (SELECT FROM snapshots s
                WHERE s.cluster_id = n.cluster_id AND s.node_id = n.node_id)),
          looks AS (
            SELECT DISTINCT s.cluster_id, s.node_id, s.captured_at
            FROM watched
            JOIN snapshots s USING (cluster_id, node_id)
            JOIN covering USING (cluster_id, manifest_id)
            WHERE s.captured_at >= :from AND s.captured_at < :to),
          gaps AS (
            SELECT cluster_id, node_id, captured_at, captured_at - lag(captured_at, 1, :from)
              OVER (PARTITION BY cluster_id, node_id ORDER BY captured_at) AS gap
            FROM looks)
          SELECT w.cluster, w.node, count(g.captured_at) AS observations,
            min(g.captured_at) AS first_at, max(g.captured_at) AS last_at,
            extract(epoch FROM greatest(max(g.gap),
              :to::timestamptz - coalesce(max(g.captured_at), :from::timestamptz)))::bigint AS largest
          FROM watched w
          LEFT JOIN gaps g USING (cluster_id, node_id)
          GROUP BY w.cluster, w.node
          ORDER BY w.cluster COLLATE "C", w.node COLLATE "C"
          """);

  private final Queries queries;

  /** Over a database. */
  public CoverageOf(Queries queries) {
    this.queries = queries;
  }

  /**
   * How well a window of one node is covered.
   *
   * @param cluster the node's cluster
   * @param node the node
   * @param observations how often it was looked at
   * @param first the first time; null if never
   * @param last the last time; null if never
   * @param largestGap the longest stretch without a look, the window's ends included
   */
  public record Row(
      String cluster,
      String node,
      long observations,
      @Nullable Instant first,
      @Nullable Instant last,
      Duration largestGap) {}

  /**
   * The coverage of each node that ever spoke.
   *
   * @param filter which nodes
   * @param kinds the kinds of facts that a look must have been able to show, one of them; null for
   *     any
   * @param from begin of the window
   * @param to its end, exclusive
   * @return by cluster and node
   */
  public List<Row> nodes(
      NodeFilter filter, @Nullable Collection<String> kinds, Instant from, Instant to) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.cluster());
    values.put("node", filter.node());
    values.put("kinds", kinds);
    values.put("from", from);
    values.put("to", to);
    return queries.list(BY_KIND, values, CoverageOf::row);
  }

  static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("cluster"),
        row.getString("node"),
        row.getLong("observations"),
        Columns.instantOrNull(row, "first_at"),
        Columns.instantOrNull(row, "last_at"),
        Duration.ofSeconds(row.getLong("largest")));
  }
}
