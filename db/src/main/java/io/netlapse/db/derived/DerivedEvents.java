package io.netlapse.db.derived;

import io.netlapse.db.Columns;
import io.netlapse.db.node.NodeKey;
import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The derived events of a node in the table {@code events}; posted ones are left alone. */
public final class DerivedEvents {

  private DerivedEvents() {}

  /** Writes what is different. */
  public static void replace(
      Connection connection, NodeKey key, NodeId node, Collection<Event> events)
      throws SQLException {
    Set<Event> fresh = new LinkedHashSet<>();
    events.forEach(event -> fresh.add(storable(event)));
    Map<Event, Long> written = written(connection, key, node);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM events WHERE cluster_id = ? AND event_id = ?")) {
      for (Map.Entry<Event, Long> event : written.entrySet()) {
        if (!fresh.contains(event.getKey())) {
          delete.setLong(1, key.clusterId());
          delete.setLong(2, event.getValue());
          delete.addBatch();
        }
      }
      delete.executeBatch();
    }
    fresh.removeAll(written.keySet());
    insert(connection, key, fresh);
  }

  /** With times as PostgreSQL keeps them. */
  private static Event storable(Event event) {
    return new Event(
        event.cluster(),
        event.node(),
        event.kind(),
        event.what(),
        event.from().truncatedTo(ChronoUnit.MICROS),
        event.to().truncatedTo(ChronoUnit.MICROS),
        event.detail(),
        event.identity());
  }

  private static Map<Event, Long> written(Connection connection, NodeKey key, NodeId node)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT * FROM events
            WHERE cluster_id = ? AND node_id = ? AND origin = 'derived'
            """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      Map<Event, Long> events = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.put(
              new Event(
                  node.cluster(),
                  node.name(),
                  EventKind.ofWord(row.getString("kind")),
                  row.getString("what"),
                  Columns.instant(row, "from_at"),
                  Columns.instant(row, "to_at"),
                  row.getString("detail"),
                  row.getString("identity")),
              row.getLong("event_id"));
        }
      }
      return events;
    }
  }

  private static void insert(Connection connection, NodeKey key, Collection<Event> events)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO events
              (cluster_id, node_id, origin, kind, what, from_at, to_at, detail, identity)
            VALUES (?, ?, 'derived', ?, ?, ?, ?, ?, ?)
            """)) {
      for (Event event : events) {
        insert.setLong(1, key.clusterId());
        insert.setLong(2, key.nodeId());
        insert.setString(3, event.kind().word());
        insert.setString(4, event.what());
        Columns.bind(insert, 5, event.from());
        Columns.bind(insert, 6, event.to());
        insert.setString(7, event.detail());
        insert.setString(8, event.identity());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
