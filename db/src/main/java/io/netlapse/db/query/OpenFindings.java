package io.netlapse.db.query;

import java.util.List;
import java.util.Map;

/** How many findings are open and not muted, of each rule and severity? */
public final class OpenFindings {

  private static final NamedSql COUNTS =
      NamedSql.of(
          """
          SELECT c.name AS cluster, f.rule, f.severity, count(*) AS findings
          FROM findings f
          JOIN clusters c USING (cluster_id)
          JOIN nodes n USING (cluster_id, node_id)
          WHERE f.next_at IS NULL AND NOT EXISTS (SELECT FROM mutes m WHERE
          """
              + FindingsIn.MUTED
              + """
                )
              GROUP BY c.name, f.rule, f.severity
              """);

  private final Queries queries;

  /** Over a database. */
  public OpenFindings(Queries queries) {
    this.queries = queries;
  }

  /**
   * A count.
   *
   * @param cluster the cluster
   * @param rule the rule's id
   * @param severity critical, warning or info
   * @param count how many are open
   */
  public record Row(String cluster, String rule, String severity, long count) {}

  /** Of all clusters, in no order; what has none is not there. */
  public List<Row> counts() {
    return queries.list(
        COUNTS,
        Map.of(),
        row ->
            new Row(
                row.getString("cluster"),
                row.getString("rule"),
                row.getString("severity"),
                row.getLong("findings")));
  }
}
