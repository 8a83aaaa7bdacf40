package io.netlapse.db.query;

import static java.util.stream.Collectors.groupingBy;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When did which nodes have a fact: first seen, last seen, and every time between? */
public final class Timelines {

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT DISTINCT c.name AS cluster, n.name AS node, l.cluster_id, l.node_id, f.fact_id,
            f.kind, f.canonical, f.natural_key, f.fields::text AS fields, l.occurrence,
            c.name COLLATE "C" AS by_cluster, n.name COLLATE "C" AS by_node,
            f.canonical COLLATE "C" AS by_canonical
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN lifetimes l USING (cluster_id, node_id)
          JOIN facts f USING (cluster_id, fact_id)
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
            AND (:kind::text IS NULL OR f.kind = :kind)
            AND (:table::text IS NULL OR f.routing_table = :table)
            AND (:device::text IS NULL OR f.device = :device)
            AND (:type::text IS NULL OR f.type = :type)
            AND (:destination::inet IS NULL OR CASE :match
              WHEN 'exact' THEN f.destination = :destination::inet
              WHEN 'containing' THEN f.destination >>= :destination::inet
              ELSE f.destination <<= :destination::inet END)
            AND (l.appeared_after IS NULL OR l.appeared_after < :to) AND l.first_at < :to
            AND (l.gone_at IS NULL OR l.gone_at >= :from)
            AND (:afterCluster::text IS NULL OR
              (c.name COLLATE "C", n.name COLLATE "C", f.canonical COLLATE "C", l.occurrence) > (
                :afterCluster COLLATE "C", :afterNode COLLATE "C",
                (SELECT p.canonical FROM facts p
                  WHERE p.cluster_id = c.cluster_id AND p.fact_id = :afterFact) COLLATE "C",
                :afterOccurrence))
          ORDER BY by_cluster, by_node, by_canonical, l.occurrence
          LIMIT :fetch
          """);

  /** As {@link StateAt}: the run that shows a fact, here at its first look. */
  private static final NamedSql LIFETIMES =
      NamedSql.of(
          """
          SELECT l.cluster_id, l.node_id, l.fact_id, l.occurrence, l.first_at, l.appeared_after,
            l.appeared_at, l.gone_after, l.gone_at, first.probe,
            l.last_seen
          FROM unnest(:clusters::bigint[], :nodes::bigint[], :facts::bigint[], :occurrences::bigint[])
            AS asked (cluster_id, node_id, fact_id, occurrence)
          JOIN lifetimes_seen l USING (cluster_id, node_id, fact_id, occurrence)
          CROSS JOIN LATERAL (
            SELECT k.probe
            FROM runs r
            CROSS JOIN unnest(r.manifest_ids) AS m (manifest_id)
            JOIN manifest_sections ms
              ON ms.cluster_id = r.cluster_id AND ms.manifest_id = m.manifest_id
            JOIN content_facts cf
              ON cf.cluster_id = ms.cluster_id AND cf.content_id = ms.content_id
              AND cf.fact_id = l.fact_id AND cf.occurrence = l.occurrence
            JOIN contents k ON k.cluster_id = ms.cluster_id AND k.content_id = ms.content_id
            WHERE r.cluster_id = l.cluster_id AND r.node_id = l.node_id
              AND r.first_at <= l.first_at
            ORDER BY r.first_at DESC, ms.position
            LIMIT 1) first
          WHERE :all OR ((l.appeared_after IS NULL OR l.appeared_after < :to) AND l.first_at < :to
            AND (l.gone_at IS NULL OR l.gone_at >= :from))
          ORDER BY l.first_at, l.first_moment
          """);

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

  private static final NamedSql WITH =
      NamedSql.of(
          """
          SELECT DISTINCT c.name AS cluster, n.name AS node, f.kind
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN lifetimes l USING (cluster_id, node_id)
          JOIN facts f USING (cluster_id, fact_id)
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
            AND (:kind::text IS NULL OR f.kind = :kind)
            AND (:table::text IS NULL OR f.routing_table = :table)
            AND (:device::text IS NULL OR f.device = :device)
            AND (:type::text IS NULL OR f.type = :type)
            AND (:destination::inet IS NULL OR CASE :match
              WHEN 'exact' THEN f.destination = :destination::inet
              WHEN 'containing' THEN f.destination >>= :destination::inet
              ELSE f.destination <<= :destination::inet END)
            AND (l.appeared_after IS NULL OR l.appeared_after < :to) AND l.first_at < :to
            AND (l.gone_at IS NULL OR l.gone_at >= :from)
          """);

  private final Queries queries;

  /** Over a database. */
  public Timelines(Queries queries) {
    this.queries = queries;
  }

  /** A node and a fact of it. */
  public record Key(long clusterId, long nodeId, long factId, int occurrence) {}

  /**
   * A fact on a node.
   *
   * @param key which one
   * @param cluster the node's cluster
   * @param node the node
   * @param fact the fact
   */
  public record Row(Key key, String cluster, String node, FactRow fact) {}

  /**
   * A lifetime.
   *
   * @param key whose
   * @param appearedAfter not there at this instant; null where nobody had looked before
   * @param appearedAt there at this one
   * @param lastSeen still there at this one
   * @param goneAfter still there at this one; null while it is present, or where a stepped clock
   *     leaves it open
   * @param goneAt no longer there at this one; null while it is present
   * @param firstAt the instant of its first observation
   * @param probe the probe that showed it first
   */
  public record Life(
      Key key,
      @Nullable Instant appearedAfter,
      Instant appearedAt,
      Instant lastSeen,
      @Nullable Instant goneAfter,
      @Nullable Instant goneAt,
      Instant firstAt,
      String probe) {}

  /** A node that had a fact of a kind. */
  public record Holder(String cluster, String node, String kind) {}

  /** Where a page ends. */
  public record After(String cluster, String node, long factId, int occurrence) {}

  /**
   * Facts that were there at some instant of {@code [from, to)}, by node and canonical form.
   *
   * @param after the last one before; null for the first page
   */
  public List<Row> page(
      NodeFilter nodes,
      FactFilter facts,
      Instant from,
      Instant to,
      @Nullable After after,
      int fetch) {
    Map<String, @Nullable Object> values = values(nodes, facts, from, to);
    values.put("afterCluster", after == null ? null : after.cluster());
    values.put("afterNode", after == null ? null : after.node());
    values.put("afterFact", after == null ? 0L : after.factId());
    values.put("afterOccurrence", after == null ? 0 : after.occurrence());
    values.put("fetch", fetch);
    return queries.list(
        PAGE,
        values,
        row ->
            new Row(key(row), row.getString("cluster"), row.getString("node"), FactRow.read(row)));
  }

  /** The nodes that had any such fact, once for each kind. */
  public List<Holder> holders(NodeFilter nodes, FactFilter facts, Instant from, Instant to) {
    return queries.list(
        WITH,
        values(nodes, facts, from, to),
        row -> new Holder(row.getString("cluster"), row.getString("node"), row.getString("kind")));
  }

  /**
   * The lifetimes of facts, in order of time.
   *
   * @param all whether those outside of the window too
   */
  public Map<Key, List<Life>> lifetimes(List<Key> keys, Instant from, Instant to, boolean all) {
    Map<String, @Nullable Object> values = values(keys, from, to);
    values.put("all", all);
    return queries.list(LIFETIMES, values, Timelines::life).stream().collect(groupingBy(Life::key));
  }

  /** How well the window is covered for each fact. */
  public Map<Key, CoverageOf.Row> coverage(List<Key> keys, Instant from, Instant to) {
    Map<Key, CoverageOf.Row> coverage = new HashMap<>();
    queries
        .list(COVERAGE, values(keys, from, to), row -> Map.entry(key(row), CoverageOf.row(row)))
        .forEach(entry -> coverage.put(entry.getKey(), entry.getValue()));
    return coverage;
  }

  private static Map<String, @Nullable Object> values(
      NodeFilter nodes, FactFilter facts, Instant from, Instant to) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", nodes.cluster());
    values.put("node", nodes.node());
    values.put("kind", facts.kind());
    values.put("table", facts.table());
    values.put("device", facts.device());
    values.put("type", facts.type());
    values.put("destination", facts.destination());
    values.put("match", facts.match().word());
    values.put("from", from);
    values.put("to", to);
    return values;
  }

  private static Map<String, @Nullable Object> values(List<Key> keys, Instant from, Instant to) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("clusters", keys.stream().map(Key::clusterId).toList());
    values.put("nodes", keys.stream().map(Key::nodeId).toList());
    values.put("facts", keys.stream().map(Key::factId).toList());
    values.put("occurrences", keys.stream().map(key -> (long) key.occurrence()).toList());
    values.put("from", from);
    values.put("to", to);
    return values;
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(
        row.getLong("cluster_id"),
        row.getLong("node_id"),
        row.getLong("fact_id"),
        row.getInt("occurrence"));
  }

  private static Life life(ResultSet row) throws SQLException {
    return new Life(
        key(row),
        Columns.instantOrNull(row, "appeared_after"),
        Columns.instant(row, "appeared_at"),
        Columns.instant(row, "last_seen"),
        Columns.instantOrNull(row, "gone_after"),
        Columns.instantOrNull(row, "gone_at"),
        Columns.instant(row, "first_at"),
        row.getString("probe"));
  }
}
