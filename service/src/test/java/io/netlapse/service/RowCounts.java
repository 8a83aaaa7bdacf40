package io.netlapse.service;

import io.netlapse.db.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows each table has: equal before and after, nothing was stored. */
final class RowCounts {

  private RowCounts() {}

  /** Of every table of ours, by the table's name. */
  static SortedMap<String, Long> of(TestDatabase database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT relname, (xpath('/row/c/text()', query_to_xml(
                  format('SELECT count(*) AS c FROM public.%I', relname), false, true, '')))[1]::text
                FROM pg_class
                WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
                """)) {
      SortedMap<String, Long> counts = new TreeMap<>();
      while (row.next()) {
        counts.put(row.getString(1), Long.parseLong(row.getString(2)));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
