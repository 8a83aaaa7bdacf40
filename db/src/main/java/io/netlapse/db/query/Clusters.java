package io.netlapse.db.query;

import java.util.List;
import java.util.Map;

/** Which clusters are there? */
public final class Clusters {

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT c.name, (SELECT count(*) FROM nodes n WHERE n.cluster_id = c.cluster_id) AS nodes
          FROM clusters c
          WHERE c.name COLLATE "C" > :after COLLATE "C"
          ORDER BY c.name COLLATE "C"
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public Clusters(Queries queries) {
    this.queries = queries;
  }

  /**
   * A cluster.
   *
   * @param name its name
   * @param nodes how many nodes of it were ever named
   */
  public record Row(String name, long nodes) {}

  /**
   * Clusters by name.
   *
   * @param after the name of the last one before; empty for the first page
   */
  public List<Row> page(String after, int fetch) {
    return queries.list(
        PAGE,
        Map.of("after", after, "fetch", fetch),
        row -> new Row(row.getString("name"), row.getLong("nodes")));
  }
}
