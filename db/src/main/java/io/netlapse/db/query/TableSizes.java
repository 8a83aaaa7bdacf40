package io.netlapse.db.query;

import java.util.List;
import java.util.Map;

/** How large is each table? */
public final class TableSizes {

  private static final NamedSql ALL =
      NamedSql.of(
          """
          SELECT relname, n_live_tup, pg_total_relation_size(relid) AS bytes
          FROM pg_stat_user_tables
          WHERE schemaname = current_schema() AND relname <> 'flyway_schema_history'
          ORDER BY relname
          """);

  private final Queries queries;

  /** Over a database. */
  public TableSizes(Queries queries) {
    this.queries = queries;
  }

  /**
   * A table.
   *
   * @param name its name
   * @param rows about how many it has: an estimate that costs nothing and lags by a second or so
   * @param bytes on disk, with its indexes and what is stored beside it (TOAST)
   */
  public record Row(String name, long rows, long bytes) {}

  /** All of ours, by name. */
  public List<Row> all() {
    return queries.list(
        ALL,
        Map.of(),
        row -> new Row(row.getString("relname"), row.getLong("n_live_tup"), row.getLong("bytes")));
  }
}
