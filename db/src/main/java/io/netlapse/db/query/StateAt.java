package io.netlapse.db.query;

import io.netlapse.db.Columns;
import io.netlapse.db.node.NodeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which facts did a node have at an instant, and which line said so last? */
public final class StateAt {

  /**
   * The last observation at or before the instant that covers a fact of the state sees it. So it is
   * the latest one in the last run, among those that begin until then, whose contents show the
   * fact.
   */
  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT f.fact_id, f.kind, f.canonical, f.natural_key, f.fields, l.occurrence,
            l.cluster_id, l.node_id, shown.probe, (
              SELECT max(s.captured_at) FROM snapshots s
              WHERE s.cluster_id = l.cluster_id AND s.node_id = l.node_id
                AND s.captured_at BETWEEN shown.first_at AND least(shown.last_at, :at)) AS seen_at
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN lifetimes l USING (cluster_id, node_id)
          JOIN facts f USING (cluster_id, fact_id)
          CROSS JOIN LATERAL (
            SELECT r.first_at, r.last_at, k.probe
            FROM runs r
            CROSS JOIN unnest(r.manifest_ids) AS m (manifest_id)
            JOIN manifest_sections ms
              ON ms.cluster_id = r.cluster_id AND ms.manifest_id = m.manifest_id
            JOIN content_facts cf
              ON cf.cluster_id = ms.cluster_id AND cf.content_id = ms.content_id
              AND cf.fact_id = l.fact_id AND cf.occurrence = l.occurrence
            JOIN contents k ON k.cluster_id = ms.cluster_id AND k.content_id = ms.content_id
            WHERE r.cluster_id = l.cluster_id AND r.node_id = l.node_id AND r.first_at <= :at
            ORDER BY r.first_at DESC, ms.position
            LIMIT 1) shown
          WHERE c.name = :cluster AND n.name = :node
            AND l.appeared_at <= :at AND (l.gone_at IS NULL OR l.gone_at > :at)
            AND (:kind::text IS NULL OR f.kind = :kind)
            AND (:probe::text IS NULL OR shown.probe = :probe)
            AND (:afterFact::bigint IS NULL OR (f.canonical COLLATE "C", l.occurrence) > (
              (SELECT p.canonical FROM facts p
                WHERE p.cluster_id = c.cluster_id AND p.fact_id = :afterFact) COLLATE "C",
              :afterOccurrence))
          ORDER BY f.canonical COLLATE "C", l.occurrence
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public StateAt(Queries queries) {
    this.queries = queries;
  }

  /**
   * A fact of the state.
   *
   * @param fact the fact
   * @param seenAt the last observation at or before the instant that covers it
   * @param node whose
   * @param probe the probe that it was read from
   */
  public record Row(FactRow fact, Instant seenAt, NodeKey node, String probe) {}

  /**
   * What is asked.
   *
   * @param cluster the node's cluster
   * @param node the node
   * @param at the instant
   * @param kind the only kind; null for all
   * @param probe the only probe; null for all
   */
  public record Question(
      String cluster, String node, Instant at, @Nullable String kind, @Nullable String probe) {}

  /**
   * Facts by canonical form.
   *
   * @param after the last one before; null for the first page
   */
  public List<Row> page(Question question, @Nullable After after, int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", question.cluster());
    values.put("node", question.node());
    values.put("at", question.at());
    values.put("kind", question.kind());
    values.put("probe", question.probe());
    values.put("afterFact", after == null ? null : after.factId());
    values.put("afterOccurrence", after == null ? 0 : after.occurrence());
    values.put("fetch", fetch);
    return queries.list(PAGE, values, StateAt::row);
  }

  /** Where a page ends. */
  public record After(long factId, int occurrence) {}

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        FactRow.read(row),
        Columns.instant(row, "seen_at"),
        new NodeKey(row.getLong("cluster_id"), row.getLong("node_id")),
        row.getString("probe"));
  }
}
