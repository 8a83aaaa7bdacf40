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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The lives of findings in the table {@code findings}. */
public final class DerivedFindings {

  private DerivedFindings() {}

  /** A life by what stays of it. */
  private record Begin(String subject, Instant first) {}

  /** A life as it is written. */
  private record Written(long findingId, boolean open) {}

  /**
   * Writes what is different of one rule on one node.
   *
   * @param lives all lives of the rule's findings on the node
   * @return those that began or ended with it
   */
  public static List<FindingLife> replace(
      Connection connection, NodeKey key, String rule, List<FindingLife> lives)
      throws SQLException {
    Map<Begin, Written> written = written(connection, key, rule);
    Map<Begin, Written> gone = new HashMap<>(written);
    lives.forEach(life -> gone.remove(begin(life)));
    delete(connection, key, gone);
    List<FindingLife> news = new ArrayList<>();
    for (FindingLife life : new TreeSet<>(lives)) { // what ends, before what begins after it
      upsert(connection, key, life);
      Written before = written.get(begin(life));
      if (before == null || (before.open() && !life.isOpen())) {
        news.add(life);
      }
    }
    return news;
  }

  private static Begin begin(FindingLife life) {
    return new Begin(life.subject(), life.appeared().at());
  }

  private static Map<Begin, Written> written(Connection connection, NodeKey key, String rule)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT finding_id, subject, first_at, next_at IS NULL AS open FROM findings
            WHERE cluster_id = ? AND node_id = ? AND rule = ?
            """)) {
      select.setLong(1, key.clusterId());
      select.setLong(2, key.nodeId());
      select.setString(3, rule);
      Map<Begin, Written> written = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          written.put(
              new Begin(row.getString("subject"), Columns.instant(row, "first_at")),
              new Written(row.getLong("finding_id"), row.getBoolean("open")));
        }
      }
      return written;
    }
  }

  private static void delete(Connection connection, NodeKey key, Map<Begin, Written> findings)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM findings WHERE cluster_id = ? AND finding_id = ?")) {
      for (Written finding : findings.values()) {
        delete.setLong(1, key.clusterId());
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
  private static void upsert(Connection connection, NodeKey key, FindingLife life)
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
      upsert.executeUpdate();
    }
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
