package io.netlapse.db.derived;

import io.netlapse.db.Columns;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
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
import java.util.TreeSet;

/** The lives of findings in the table {@code findings}. */
public final class DerivedFindings {

  private DerivedFindings() {}

  /** A life by what stays of it. */
  private record Begin(NodeKey node, String subject, Instant first) {}

  /** A life as it is written. */
  private record Written(long findingId, boolean open) {}

  /**
   * Writes what is different of one rule on some nodes of one cluster.
   *
   * @param lives of each of the nodes all lives of the rule's findings; empty where it has none
   * @return those that began or ended with it, node by node
   */
  public static List<FindingLife> replace(
      Connection connection, String rule, Map<NodeKey, List<FindingLife>> lives)
      throws SQLException {
    if (lives.isEmpty()) {
      return List.of();
    }
    long clusterId = lives.keySet().iterator().next().clusterId();
    Map<Begin, Written> written = written(connection, clusterId, rule, lives.keySet());
    Map<Begin, Written> gone = new HashMap<>(written);
    lives.forEach((key, on) -> on.forEach(life -> gone.remove(begin(key, life))));
    delete(connection, clusterId, gone);
    upsert(connection, lives);
    List<FindingLife> news = new ArrayList<>();
    lives.forEach(
        (key, on) -> {
          for (FindingLife life : new TreeSet<>(on)) {
            Written before = written.get(begin(key, life));
            if (before == null || (before.open() && !life.isOpen())) {
              news.add(life);
            }
          }
        });
    return news;
  }

  private static Begin begin(NodeKey key, FindingLife life) {
    return new Begin(key, life.subject(), life.appeared().at());
  }

  private static Map<Begin, Written> written(
      Connection connection, long clusterId, String rule, Collection<NodeKey> nodes)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT node_id, finding_id, subject, first_at, next_at IS NULL AS open FROM findings
            WHERE cluster_id = ? AND node_id = ANY (?) AND rule = ?
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, nodes.stream().map(NodeKey::nodeId).toArray());
      select.setString(3, rule);
      Map<Begin, Written> written = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          NodeKey key = new NodeKey(clusterId, row.getLong("node_id"));
          written.put(
              new Begin(key, row.getString("subject"), Columns.instant(row, "first_at")),
              new Written(row.getLong("finding_id"), row.getBoolean("open")));
        }
      }
      return written;
    }
  }

  private static void delete(Connection connection, long clusterId, Map<Begin, Written> findings)
      throws SQLException {
    if (findings.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM findings WHERE cluster_id = ? AND finding_id = ?")) {
      for (Written finding : findings.values()) {
        delete.setLong(1, clusterId);
        delete.setLong(2, finding.findingId());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /**
   * A life keeps its number while it begins as it did; a row that would stay as it is, is not
   * written.
   */
  private static void upsert(Connection connection, Map<NodeKey, List<FindingLife>> lives)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO findings AS f (cluster_id, node_id, rule, subject, severity, first_at,
              appeared_after, appeared_at, next_at, gone_after, gone_at, document)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb_build_object(
              'title', ?::text,
              'explanation', ?::text,
              'evidence', (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                  'node', node, 'probe', probe, 'line', line, 'text', text) ORDER BY n), '[]')
                FROM unnest(?::text[], ?::text[], ?::integer[], ?::text[]) WITH ORDINALITY
                  AS e (node, probe, line, text, n)),
              'confirm', to_jsonb(?::text[]),
              'remedy', jsonb_build_object('commands', to_jsonb(?::text[]), 'lasting', ?::text,
                'undo', ?::text, 'risk', ?::text)))
            ON CONFLICT (cluster_id, node_id, rule, subject, first_at) DO UPDATE SET
              severity = excluded.severity, appeared_after = excluded.appeared_after,
              next_at = excluded.next_at, gone_after = excluded.gone_after,
              gone_at = excluded.gone_at, document = excluded.document
            WHERE (f.severity, f.appeared_after, f.next_at, f.gone_after, f.gone_at, f.document)
              IS DISTINCT FROM (excluded.severity, excluded.appeared_after, excluded.next_at,
                excluded.gone_after, excluded.gone_at, excluded.document)
            """)) {
      boolean any = false;
      for (Map.Entry<NodeKey, List<FindingLife>> on : lives.entrySet()) {
        // What ends is written before what begins after it.
        for (FindingLife life : new TreeSet<>(on.getValue())) {
          bind(upsert, on.getKey(), life);
          upsert.addBatch();
          any = true;
        }
      }
      if (any) {
        upsert.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement upsert, NodeKey key, FindingLife life)
      throws SQLException {
    upsert.setLong(1, key.clusterId());
    upsert.setLong(2, key.nodeId());
    upsert.setString(3, life.rule());
    upsert.setString(4, life.subject());
    upsert.setString(5, life.severity().word());
    Columns.bind(upsert, 6, life.appeared().at());
    Columns.bind(upsert, 7, life.appeared().after());
    Columns.bind(upsert, 8, life.appeared().at());
    Columns.bind(upsert, 9, life.gone() == null ? null : life.gone().at());
    Columns.bind(upsert, 10, life.gone() == null ? null : life.gone().after());
    Columns.bind(upsert, 11, life.gone() == null ? null : life.gone().at());
    bindDocument(upsert, life.latest());
  }

  private static void bindDocument(PreparedStatement upsert, Outcome.Finding finding)
      throws SQLException {
    List<Evidence> evidence = finding.evidence();
    upsert.setString(12, finding.title());
    upsert.setString(13, finding.explanation());
    Columns.bindTexts(upsert, 14, evidence.stream().map(one -> one.node().name()).toArray());
    Columns.bindTexts(upsert, 15, evidence.stream().map(one -> one.probe().value()).toArray());
    Columns.bindInts(upsert, 16, evidence.stream().map(Evidence::line).toArray());
    Columns.bindTexts(upsert, 17, evidence.stream().map(Evidence::text).toArray());
    Columns.bindTexts(upsert, 18, finding.confirm().toArray());
    Columns.bindTexts(upsert, 19, finding.remedy().commands().toArray());
    upsert.setString(20, finding.remedy().lasting());
    upsert.setString(21, finding.remedy().undo());
    upsert.setString(22, finding.remedy().risk());
  }
}
