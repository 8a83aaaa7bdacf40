package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which other nodes of a cluster got the same change, or a finding of the same rule, and when? */
public final class FleetOf {

  private static final NamedSql APPEARED =
      NamedSql.of(
          """
          SELECT n.name AS node, l.appeared_after AS after, l.appeared_at AS at
          FROM lifetimes l JOIN nodes n USING (cluster_id, node_id)
          WHERE l.cluster_id = :clusterId AND l.fact_id = :factId
          ORDER BY n.name COLLATE "C", l.appeared_at
          """);

  private static final NamedSql GONE =
      NamedSql.of(
          """
          SELECT n.name AS node, l.gone_after AS after, l.gone_at AS at
          FROM lifetimes l JOIN nodes n USING (cluster_id, node_id)
          WHERE l.cluster_id = :clusterId AND l.fact_id = :factId AND l.gone_at IS NOT NULL
          ORDER BY n.name COLLATE "C", l.gone_at
          """);

  private static final NamedSql FOUND =
      NamedSql.of(
          """
          SELECT n.name AS node, f.appeared_after AS after, f.appeared_at AS at
          FROM findings f JOIN nodes n USING (cluster_id, node_id)
          WHERE f.cluster_id = :clusterId AND f.rule = :rule
          ORDER BY n.name COLLATE "C", f.appeared_at
          """);

  private final Queries queries;

  /** Over a database. */
  public FleetOf(Queries queries) {
    this.queries = queries;
  }

  /**
   * When a node got it.
   *
   * @param node the node's name
   * @param after it had not at this instant; null where nobody had looked before
   * @param at it had at this one
   */
  public record Row(String node, @Nullable Instant after, Instant at) {}

  /** The nodes on which a fact appeared, or was from the first look on. */
  public List<Row> appeared(long clusterId, long factId) {
    return queries.list(APPEARED, Map.of("clusterId", clusterId, "factId", factId), FleetOf::row);
  }

  /** The nodes from which a fact went. */
  public List<Row> gone(long clusterId, long factId) {
    return queries.list(GONE, Map.of("clusterId", clusterId, "factId", factId), FleetOf::row);
  }

  /** The nodes with a finding of a rule. */
  public List<Row> found(long clusterId, String rule) {
    return queries.list(FOUND, Map.of("clusterId", clusterId, "rule", rule), FleetOf::row);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("node"), Columns.instantOrNull(row, "after"), Columns.instant(row, "at"));
  }
}
