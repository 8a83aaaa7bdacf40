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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When which kinds of facts were looked at, by what commands could have shown. */
public final class LookedKinds {

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
            WITH saying AS (
              SELECT DISTINCT m.cluster_id, m.manifest_id, v.kind
              FROM manifest_sections m JOIN content_coverages v USING (cluster_id, content_id)
              WHERE v.cluster_id = ? AND v.kind = ANY (?))
            SELECT r.node_id, s.kind, min(r.first_at) AS first, max(coalesce(r.last_at, (
                SELECT max(n.captured_at) FROM snapshots n
                WHERE n.cluster_id = r.cluster_id AND n.node_id = r.node_id))) AS last
            FROM runs r
            JOIN saying s ON s.cluster_id = r.cluster_id AND s.manifest_id = ANY (r.manifest_ids)
            WHERE r.node_id = ANY (?)
            GROUP BY r.node_id, s.kind
            """)) {
      select.setLong(1, clusterId);
      Columns.bindTexts(select, 2, byName.keySet().toArray());
      Columns.bindLongs(select, 3, nodes.keySet().stream().map(NodeKey::nodeId).toArray());
      Map<NodeId, Map<FactKind, Looked>> looked = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          NodeId node = requireNonNull(nodes.get(new NodeKey(clusterId, row.getLong("node_id"))));
          FactKind kind = requireNonNull(byName.get(row.getString("kind")));
          looked
              .computeIfAbsent(node, _ -> new HashMap<>())
              .put(kind, new Looked(Columns.instant(row, "first"), Columns.instant(row, "last")));
        }
      }
      return looked;
    }
  }
}
