package io.netlapse.db.node;

import io.netlapse.db.Columns;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The tables {@code clusters}, {@code nodes} and {@code boots}. */
public final class Nodes {

  private Nodes() {}

  /** A node by its name, if it ever told anything. */
  public static Optional<NodeState> find(Connection connection, NodeId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT n.* FROM clusters c JOIN nodes n USING (cluster_id)
            WHERE c.name = ? AND n.name = ?
            """)) {
      select.setString(1, id.cluster());
      select.setString(2, id.name());
      return one(select);
    }
  }

  /** A node by its name; it and its cluster are made where they are new. */
  public static NodeState findOrCreate(Connection connection, NodeId id) throws SQLException {
    Optional<NodeState> known = find(connection, id);
    if (known.isPresent()) {
      return known.get();
    }
    long clusterId = findOrCreateCluster(connection, id.cluster());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO nodes (cluster_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setLong(1, clusterId);
      insert.setString(2, id.name());
      insert.executeUpdate();
    }
    return find(connection, id)
        .orElseThrow(() -> new IllegalStateException("node " + id + " was made and is not there"));
  }

  /** The number of a cluster; it is made where it is new. */
  public static long findOrCreateCluster(Connection connection, String name) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO clusters (name) VALUES (?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, name);
      insert.executeUpdate();
    }
    try (PreparedStatement select =
        connection.prepareStatement("SELECT cluster_id FROM clusters WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The nodes of a cluster; none where there is no such cluster. */
  public static Map<NodeId, NodeKey> all(Connection connection, String cluster)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT n.cluster_id, n.node_id, n.name FROM clusters c JOIN nodes n USING (cluster_id)
            WHERE c.name = ?
            """)) {
      select.setString(1, cluster);
      Map<NodeId, NodeKey> nodes = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          nodes.put(
              new NodeId(cluster, row.getString("name")),
              new NodeKey(row.getLong("cluster_id"), row.getLong("node_id")));
        }
      }
      return nodes;
    }
  }

  /** The name of a node, if there is one of this number. */
  public static Optional<NodeId> name(Connection connection, NodeKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT c.name, n.name FROM nodes n JOIN clusters c USING (cluster_id)
            WHERE n.cluster_id = ? AND n.node_id = ?
            """)) {
      bind(select, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new NodeId(row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  /**
   * Waits until nobody else writes the node, and keeps everybody else from it until the transaction
   * ends.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public static NodeState lock(Connection connection, NodeKey key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM nodes WHERE cluster_id = ? AND node_id = ? FOR UPDATE")) {
      bind(select, key);
      return one(select).orElseThrow(() -> new IllegalArgumentException("there is no node " + key));
    }
  }

  /**
   * Writes that something changed; the node must be locked.
   *
   * @param head what an unchanged snapshot agrees with from now on; null where none can
   */
  public static NodeState advance(Connection connection, NodeState before, @Nullable Head head)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE nodes SET version = version + 1, head_since = ?, head_manifest_id = ?,
              clock_boot_id = ?, clock_booted_at = ?
            WHERE cluster_id = ? AND node_id = ?
            """)) {
      Columns.bind(update, 1, head == null ? null : head.since());
      update.setObject(2, head == null ? null : head.manifestId(), Types.BIGINT);
      update.setString(3, head == null ? null : head.bootId());
      Columns.bind(update, 4, head == null ? null : head.bootedAt());
      update.setLong(5, before.key().clusterId());
      update.setLong(6, before.key().nodeId());
      update.executeUpdate();
    }
    return new NodeState(before.key(), before.version() + 1, head);
  }

  /** The number of what a node says of itself; it is written where it is new. */
  public static long bootRef(Connection connection, NodeKey key, Boot boot) throws SQLException {
    OptionalLong known = findBoot(connection, key, boot);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO boots (cluster_id, node_id, boot_id, machine_id, utc_offset_seconds)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)) {
      bind(insert, key, boot);
      insert.executeUpdate();
    }
    return findBoot(connection, key, boot).orElseThrow();
  }

  /** The number of what a node says of itself, if it ever said so. */
  public static OptionalLong findBoot(Connection connection, NodeKey key, Boot boot)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT boot_ref FROM boots WHERE cluster_id = ? AND node_id = ?
              AND boot_id IS NOT DISTINCT FROM ? AND machine_id IS NOT DISTINCT FROM ?
              AND utc_offset_seconds IS NOT DISTINCT FROM ?
            """)) {
      bind(select, key, boot);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static void bind(PreparedStatement statement, NodeKey key) throws SQLException {
    statement.setLong(1, key.clusterId());
    statement.setLong(2, key.nodeId());
  }

  private static void bind(PreparedStatement statement, NodeKey key, Boot boot)
      throws SQLException {
    bind(statement, key);
    statement.setString(3, boot.bootId());
    statement.setString(4, boot.machineId());
    statement.setObject(5, boot.utcOffsetSeconds(), Types.INTEGER);
  }

  private static Optional<NodeState> one(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      NodeKey key = new NodeKey(row.getLong("cluster_id"), row.getLong("node_id"));
      return Optional.of(new NodeState(key, row.getLong("version"), head(row)));
    }
  }

  private static @Nullable Head head(ResultSet row) throws SQLException {
    Instant since = Columns.instantOrNull(row, "head_since");
    Long manifestId = Columns.longOrNull(row, "head_manifest_id");
    if (since == null || manifestId == null) {
      return null;
    }
    return new Head(
        since,
        manifestId,
        row.getString("clock_boot_id"),
        Columns.instantOrNull(row, "clock_booted_at"));
  }
}
