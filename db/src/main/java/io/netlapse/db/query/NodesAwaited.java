package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes is some collector to capture that never arrived? */
public final class NodesAwaited {

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT t.cluster_name, t.node_name, min(r.period_seconds) AS period_seconds
          FROM collector_targets t
          JOIN collector_reports r USING (cluster_name, collector, instance)
          WHERE (:cluster::text IS NULL OR t.cluster_name = :cluster)
            AND (t.cluster_name COLLATE "C", t.node_name COLLATE "C")
              > (:afterCluster COLLATE "C", :afterNode COLLATE "C")
            AND t.delivered_at IS NULL
            AND NOT EXISTS (
              SELECT FROM clusters c JOIN nodes n USING (cluster_id)
              JOIN snapshots s ON s.cluster_id = n.cluster_id AND s.node_id = n.node_id
              WHERE c.name = t.cluster_name AND n.name = t.node_name)
          GROUP BY t.cluster_name, t.node_name
          ORDER BY t.cluster_name COLLATE "C", t.node_name COLLATE "C"
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public NodesAwaited(Queries queries) {
    this.queries = queries;
  }

  /**
   * A node that never arrived.
   *
   * @param period how often it should; null where its collectors have no schedule
   */
  public record Row(String cluster, String node, @Nullable Duration period) {}

  /**
   * Nodes by cluster and name.
   *
   * @param cluster the only one; null for all
   * @param afterCluster cluster of the last one before; empty for the first page
   * @param afterNode its name
   */
  public List<Row> page(
      @Nullable String cluster, String afterCluster, String afterNode, int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", cluster);
    values.put("afterCluster", afterCluster);
    values.put("afterNode", afterNode);
    values.put("fetch", fetch);
    return queries.list(PAGE, values, NodesAwaited::row);
  }

  private static Row row(ResultSet row) throws SQLException {
    Long seconds = Columns.longOrNull(row, "period_seconds");
    return new Row(
        row.getString("cluster_name"),
        row.getString("node_name"),
        seconds == null ? null : Duration.ofSeconds(seconds));
  }
}
