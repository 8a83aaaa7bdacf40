package io.netlapse.db.derived;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Columns;
import io.netlapse.db.content.Facts;
import io.netlapse.db.derived.FirstSights.Asked;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads lifetimes as findings and events are derived from them. Nothing in them moves when an
 * unchanged snapshot comes, so that what is derived cannot depend on how often we looked since.
 */
public final class SeenLifetimes {

  private static final String COLUMNS =
      """
      SELECT l.*, f.kind, f.single, f.key_fields, ARRAY(
          SELECT unnest(ARRAY[key, value]) FROM jsonb_each_text(f.fields)) AS flat
      FROM lifetimes l
      JOIN facts f USING (cluster_id, fact_id)
      """;

  private SeenLifetimes() {}

  /**
   * The lifetimes of some kinds of facts. Their evidence is a {@link Ticket}: few of thousands of
   * lines are ever wanted.
   *
   * @param nodes of which nodes of one cluster, by number
   * @param kinds the names of the kinds
   * @return by node; a node without any is left out
   */
  public static Map<NodeId, List<SeenLifetime>> of(
      Connection connection, Map<NodeKey, NodeId> nodes, Collection<String> kinds)
      throws SQLException {
    if (nodes.isEmpty() || kinds.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS + "WHERE l.cluster_id = ? AND l.node_id = ANY (?) AND f.kind = ANY (?)")) {
      select.setLong(1, nodes.keySet().iterator().next().clusterId());
      Columns.bindLongs(select, 2, nodes.keySet().stream().map(NodeKey::nodeId).toArray());
      Columns.bindTexts(select, 3, kinds.toArray());
      return read(select, nodes);
    }
  }

  /**
   * The lifetimes that an observation began or ended.
   *
   * @param key of which node
   * @param name its name
   * @param kinds the names of the kinds
   * @param at the instant of the observation
   * @return in any order
   */
  public static List<SeenLifetime> changedAt(
      Connection connection, NodeKey key, NodeId name, Collection<String> kinds, Instant at)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COLUMNS
                + """
                WHERE l.cluster_id = ? AND l.node_id = ? AND (l.first_at = ? OR l.next_at = ?)
                  AND f.kind = ANY (?)
                """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      Columns.bind(select, 3, at);
      Columns.bind(select, 4, at);
      Columns.bindTexts(select, 5, kinds.toArray());
      return read(select, Map.of(key, name)).getOrDefault(name, List.of());
    }
  }

  private static Map<NodeId, List<SeenLifetime>> read(
      PreparedStatement select, Map<NodeKey, NodeId> nodes) throws SQLException {
    Map<NodeId, List<SeenLifetime>> seen = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        NodeKey key = new NodeKey(row.getLong("cluster_id"), row.getLong("node_id"));
        NodeId node = requireNonNull(nodes.get(key));
        Lifetime lifetime = lifetime(row);
        Asked place =
            new Asked(
                key, lifetime.first().at(), row.getLong("fact_id"), lifetime.fact().occurrence());
        seen.computeIfAbsent(node, _ -> new ArrayList<>())
            .add(new SeenLifetime(lifetime, Ticket.of(node, place)));
      }
    }
    return seen;
  }

  /** One without an end stands as at its first look; its last one is nobody's business here. */
  private static Lifetime lifetime(ResultSet row) throws SQLException {
    Position first = new Position(Columns.instant(row, "first_at"), row.getInt("first_moment"));
    Position last = position(row, "last_at", "last_moment");
    Position next = position(row, "next_at", "next_moment");
    Instant goneAfter = Columns.instantOrNull(row, "gone_after");
    Instant goneAt = Columns.instantOrNull(row, "gone_at");
    return new Lifetime(
        new NumberedFact(Facts.read(row), row.getInt("occurrence")),
        position(row, "prev_at", "prev_moment"),
        Columns.instantOrNull(row, "appeared_after"),
        first,
        Columns.instant(row, "appeared_at"),
        last == null ? first : last,
        last == null ? first.at() : goneAfter == null ? Instant.MIN : goneAfter,
        next == null || goneAt == null ? null : new Lifetime.Gone(next, goneAt));
  }

  private static @Nullable Position position(ResultSet row, String at, String moment)
      throws SQLException {
    Instant instant = Columns.instantOrNull(row, at);
    return instant == null ? null : new Position(instant, row.getInt(moment));
  }
}
