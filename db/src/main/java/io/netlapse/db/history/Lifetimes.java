package io.netlapse.db.history;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Columns;
import io.netlapse.db.content.Facts;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.fact.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code lifetimes}. */
public final class Lifetimes {

  private Lifetimes() {}

  /** The lifetimes of a node as they are written. */
  public static Set<StoredLifetime> load(Connection connection, NodeKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM lifetimes WHERE cluster_id = ? AND node_id = ?")) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      Set<StoredLifetime> lifetimes = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lifetimes.add(read(row));
        }
      }
      return lifetimes;
    }
  }

  /** Lifetimes as they would be written; their facts are kept already. */
  public static Set<StoredLifetime> asStored(
      Connection connection, NodeKey key, Collection<Lifetime> lifetimes) throws SQLException {
    Set<Fact> facts =
        lifetimes.stream().map(lifetime -> lifetime.fact().fact()).collect(Collectors.toSet());
    Map<Fact, Long> ids = Facts.find(connection, key.clusterId(), facts);
    return lifetimes.stream()
        .map(
            lifetime ->
                StoredLifetime.of(lifetime, requireNonNull(ids.get(lifetime.fact().fact()))))
        .collect(Collectors.toSet());
  }

  /**
   * Writes what is different; the node must be locked. What goes, goes first: the database refuses
   * lifetimes of one fact that overlap.
   *
   * @param before those that are written and may change; more than are written do no harm
   * @param now those that shall be written in their place
   */
  public static void replace(
      Connection connection, NodeKey key, Set<StoredLifetime> before, Set<StoredLifetime> now)
      throws SQLException {
    delete(connection, key, before.stream().filter(one -> !now.contains(one)).toList());
    insert(connection, key, now.stream().filter(one -> !before.contains(one)).toList());
  }

  private static void delete(Connection connection, NodeKey key, List<StoredLifetime> lifetimes)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM lifetimes
            WHERE cluster_id = ? AND node_id = ? AND fact_id = ? AND occurrence = ?
              AND first_at = ? AND first_moment = ?
            """)) {
      for (StoredLifetime lifetime : lifetimes) {
        bindKey(delete, key, lifetime);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static void insert(Connection connection, NodeKey key, List<StoredLifetime> lifetimes)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO lifetimes (cluster_id, node_id, fact_id, occurrence, first_at,
              first_moment, prev_at, prev_moment, appeared_after, appeared_at, last_at,
              last_moment, next_at, next_moment, gone_after, gone_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (StoredLifetime lifetime : lifetimes) {
        bindKey(insert, key, lifetime);
        bind(insert, 7, lifetime.prev());
        Columns.bind(insert, 9, lifetime.after());
        Columns.bind(insert, 10, lifetime.by());
        StoredLifetime.End end = lifetime.end();
        bind(insert, 11, end == null ? null : end.last());
        bind(insert, 13, end == null ? null : end.next());
        Columns.bind(insert, 15, end == null ? null : end.after());
        Columns.bind(insert, 16, end == null ? null : end.by());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bindKey(PreparedStatement statement, NodeKey key, StoredLifetime lifetime)
      throws SQLException {
    statement.setLong(1, key.clusterId());
    statement.setLong(2, key.nodeId());
    statement.setLong(3, lifetime.factId());
    statement.setInt(4, lifetime.occurrence());
    bind(statement, 5, lifetime.first());
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Position position)
      throws SQLException {
    Columns.bind(statement, index, position == null ? null : position.at());
    statement.setObject(index + 1, position == null ? null : position.moment(), Types.INTEGER);
  }

  private static StoredLifetime read(ResultSet row) throws SQLException {
    return new StoredLifetime(
        row.getLong("fact_id"),
        row.getInt("occurrence"),
        new Position(Columns.instant(row, "first_at"), row.getInt("first_moment")),
        position(row, "prev_at", "prev_moment"),
        Columns.instantOrNull(row, "appeared_after"),
        Columns.instant(row, "appeared_at"),
        end(row));
  }

  private static StoredLifetime.@Nullable End end(ResultSet row) throws SQLException {
    Position last = position(row, "last_at", "last_moment");
    Position next = position(row, "next_at", "next_moment");
    if (last == null || next == null) {
      return null;
    }
    return new StoredLifetime.End(
        last, next, Columns.instantOrNull(row, "gone_after"), Columns.instant(row, "gone_at"));
  }

  private static @Nullable Position position(ResultSet row, String at, String moment)
      throws SQLException {
    Instant instant = Columns.instantOrNull(row, at);
    return instant == null ? null : new Position(instant, row.getInt(moment));
  }
}
