package io.netlapse.bench.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in the database.
 *
 * @param rows the rows of each table
 * @param tableBytes tables with their indexes and oversized values
 * @param walBytes the write-ahead log, since the server was made
 */
public record Footprint(Map<String, Long> rows, long tableBytes, long walBytes) {

  /** As it is now. */
  public static Footprint now(String url, String user) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      SortedMap<String, Long> rows = new TreeMap<>();
      long bytes = 0;
      try (ResultSet row =
          statement.executeQuery(
              """
              SELECT c.relname, pg_total_relation_size(c.oid),
                (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || c.oid::regclass,
                  false, true, '')))[1]::text::bigint
              FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
              """)) {
        while (row.next()) {
          bytes += row.getLong(2);
          rows.put(row.getString(1), row.getLong(3));
        }
      }
      return new Footprint(rows, bytes, wal(statement));
    }
  }

  private static long wal(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The rows that were added since, table by table, where there are any. */
  public SortedMap<String, Long> rowsSince(Footprint earlier) {
    SortedMap<String, Long> added = new TreeMap<>();
    rows.forEach(
        (table, count) -> {
          long more = count - earlier.rows.getOrDefault(table, 0L);
          if (more != 0) {
            added.put(table, more);
          }
        });
    return added;
  }
}
