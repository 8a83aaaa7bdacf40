package io.netlapse.db.query;

import io.netlapse.db.query.Timelines.Key;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well is a window covered for a fact: who says "never seen" must have looked. */
public final class TimelineCoverage {

  /**
   * The looks that cover a fact: those that could have shown it, or another value of a single key.
   *
   * <p>Each step stands for itself, from the few snapshots of the nodes asked about to what they
   * say: the planner takes containment of fields for rare and would join whole tables by their
   * cluster alone. {@code IS TRUE} keeps the last step a look-up in a table of hashes for the same
   * reason; as a join it is planned as a loop within a loop.
   */
  private static final NamedSql COVERAGE =
      NamedSql.of(
          """
          WITH asked AS MATERIALIZED (
            SELECT * FROM unnest(
              :clusters::bigint[], :nodes::bigint[], :facts::bigint[], :occurrences::bigint[])
              AS a (cluster_id, node_id, fact_id, occurrence)),
          told AS MATERIALIZED (
            SELECT f.cluster_id, f.fact_id, f.kind, f.fields, f.single,
              md5(f.natural_key) AS natural_key
            FROM (SELECT DISTINCT cluster_id, fact_id FROM asked) a
            JOIN facts f USING (cluster_id, fact_id)),
          sights AS MATERIALIZED (
            SELECT s.cluster_id, s.node_id, s.captured_at, s.manifest_id
            FROM (SELECT DISTINCT cluster_id, node_id FROM asked) n
            JOIN snapshots s USING (cluster_id, node_id)
            WHERE s.captured_at >= :from AND s.captured_at < :to),
          sections AS MATERIALIZED (
            SELECT ms.cluster_id, ms.manifest_id, ms.content_id
            FROM (SELECT DISTINCT cluster_id, manifest_id FROM sights) m
            JOIN manifest_sections ms USING (cluster_id, manifest_id)),
          said AS MATERIALIZED (SELECT DISTINCT cluster_id, content_id FROM sections),
          rivals AS MATERIALIZED (
            SELECT cluster_id, fact_id, fact_id AS shown FROM told
            UNION
            SELECT t.cluster_id, t.fact_id, o.fact_id
            FROM told t
            JOIN facts o
              ON o.cluster_id = t.cluster_id AND md5(o.natural_key) = t.natural_key
            WHERE t.single),
          telling AS MATERIALIZED (
            SELECT t.cluster_id, t.fact_id, v.content_id
            FROM said
            JOIN content_coverages v USING (cluster_id, content_id)
            JOIN told t ON t.cluster_id = v.cluster_id AND t.kind = v.kind
            WHERE (t.fields @> v.condition) IS TRUE
            UNION
            SELECT r.cluster_id, r.fact_id, cf.content_id
            FROM said
            JOIN content_facts cf USING (cluster_id, content_id)
            JOIN rivals r ON r.cluster_id = cf.cluster_id AND r.shown = cf.fact_id),
          covering AS MATERIALIZED (
            SELECT t.cluster_id, t.fact_id, s.manifest_id
            FROM sections s JOIN telling t USING (cluster_id, content_id)),
          looks AS (
            SELECT a.cluster_id, a.node_id, a.fact_id, a.occurrence, s.captured_at
            FROM asked a
            JOIN sights s USING (cluster_id, node_id)
            WHERE ((a.cluster_id, a.fact_id, s.manifest_id) IN (
              SELECT cluster_id, fact_id, manifest_id FROM covering)) IS TRUE
            GROUP BY a.cluster_id, a.node_id, a.fact_id, a.occurrence, s.captured_at),
          gaps AS (
            SELECT looks.*, captured_at - lag(captured_at, 1, :from) OVER (
              PARTITION BY cluster_id, node_id, fact_id, occurrence ORDER BY captured_at) AS gap
            FROM looks)
          SELECT a.cluster_id, a.node_id, a.fact_id, a.occurrence, '' AS cluster, '' AS node,
            count(g.captured_at) AS observations,
            min(g.captured_at) AS first_at, max(g.captured_at) AS last_at,
            extract(epoch FROM greatest(max(g.gap),
              :to::timestamptz - coalesce(max(g.captured_at), :from::timestamptz)))::bigint AS largest
          FROM asked a
          LEFT JOIN gaps g USING (cluster_id, node_id, fact_id, occurrence)
          GROUP BY a.cluster_id, a.node_id, a.fact_id, a.occurrence
          """);

  private final Queries queries;

  /** Over a database. */
  public TimelineCoverage(Queries queries) {
    this.queries = queries;
  }

  /** How well the window is covered for each fact. */
  public Map<Key, CoverageOf.Row> of(List<Key> keys, Instant from, Instant to) {
    Map<Key, CoverageOf.Row> coverage = new HashMap<>();
    queries
        .list(
            COVERAGE,
            Timelines.values(keys, from, to),
            row -> Map.entry(Timelines.key(row), CoverageOf.row(row)))
        .forEach(entry -> coverage.put(entry.getKey(), entry.getValue()));
    return coverage;
  }
}
