package io.netlapse.db.derived;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Columns;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.Looked;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When which kinds of facts were looked at, by what commands could have shown. */
public final class LookedKinds {

  /**
   * The last look of what a node's latest snapshot covers: it goes on, so that an unchanged
   * snapshot changes no answer.
   */
  private static final Instant STILL = Instant.parse("9999-12-31T00:00:00Z");

  private LookedKinds() {}

  /**
   * The first and the last look.
   *
   * @param nodes of which nodes of one cluster, by number
   * @param kinds which kinds
   * @return by node, then by kind; what was never looked at is left out
   */
  public static Map<NodeId, Map<FactKind, Looked>> of(
      Connection connection, Map<NodeKey, NodeId> nodes, Collection<FactKind> kinds)
      throws SQLException {
    if (nodes.isEmpty()) {
      return Map.of();
    }
    Map<String, FactKind> byName =
        kinds.stream()
            .collect(Collectors.toMap(FactKind::name, Function.identity(), (one, _) -> one));
    long clusterId = nodes.keySet().iterator().next().clusterId();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT r.node_id, v.kind, min(r.first_at) AS first,
              CASE WHEN bool_or(r.last_at IS NULL) THEN NULL ELSE max(r.last_at) END AS last
            FROM runs r
            CROSS JOIN LATERAL unnest(r.manifest_ids) AS m (manifest_id)
            JOIN manifest_sections s
              ON s.cluster_id = r.cluster_id AND s.manifest_id = m.manifest_id
            JOIN content_coverages v
              ON v.cluster_id = s.cluster_id AND v.content_id = s.content_id
            WHERE r.cluster_id = ? AND r.node_id = ANY (?) AND v.kind = ANY (?)
            GROUP BY r.node_id, v.kind
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, nodes.keySet().stream().map(NodeKey::nodeId).toArray());
      Columns.bindTexts(select, 3, byName.keySet().toArray());
      Map<NodeId, Map<FactKind, Looked>> looked = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          NodeId node = requireNonNull(nodes.get(new NodeKey(clusterId, row.getLong("node_id"))));
          FactKind kind = requireNonNull(byName.get(row.getString("kind")));
          looked
              .computeIfAbsent(node, _ -> new HashMap<>())
              .put(kind, new Looked(Columns.instant(row, "first"), last(row)));
        }
      }
      return looked;
    }
  }

  private static Instant last(ResultSet row) throws SQLException {
    Instant last = Columns.instantOrNull(row, "last");
    return last == null ? STILL : last;
  }
}
