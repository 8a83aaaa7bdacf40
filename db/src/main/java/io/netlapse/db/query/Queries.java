package io.netlapse.db.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements, each on a connection of its own. Safe for many threads.
 *
 * <p>What PostgreSQL refuses comes as {@link QueryException}.
 */
public final class Queries {

  /**
   * A question that takes longer is a fault, or the database is in trouble; the pool must not
   * drain.
   */
  private static final int TIMEOUT_SECONDS = 30;

  /** Behind every instant that a snapshot can have. */
  static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private final DataSource source;

  /** Over a pool. */
  public Queries(DataSource source) {
    this.source = source;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows, in the statement's order. */
  <T> List<T> list(
      NamedSql sql, Map<String, ? extends @Nullable Object> values, RowReader<T> reader) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  /** The first row, if there is one. */
  <T> Optional<T> first(
      NamedSql sql, Map<String, ? extends @Nullable Object> values, RowReader<T> reader) {
    return list(sql, values, reader).stream().findFirst();
  }

  /** Changes rows and says how many. */
  int update(NamedSql sql, Map<String, ? extends @Nullable Object> values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, NamedSql sql, Map<String, ? extends @Nullable Object> values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    statement.setQueryTimeout(TIMEOUT_SECONDS);
    for (int i = 0; i < sql.names().size(); i++) {
      String name = sql.names().get(i);
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("no value for :" + name);
      }
      bind(connection, statement, i + 1, values.get(name));
    }
    return statement;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      case Collection<?> list when list.stream().allMatch(Long.class::isInstance) ->
          statement.setArray(index, connection.createArrayOf("bigint", list.toArray()));
      case Collection<?> list ->
          statement.setArray(index, connection.createArrayOf("text", list.toArray()));
      case null -> statement.setObject(index, null);
      default -> statement.setObject(index, value);
    }
  }
}
