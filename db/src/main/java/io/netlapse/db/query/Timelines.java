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

  static Map<String, @Nullable Object> values(List<Key> keys, Instant from, Instant to) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("clusters", keys.stream().map(Key::clusterId).toList());
    values.put("nodes", keys.stream().map(Key::nodeId).toList());
    values.put("facts", keys.stream().map(Key::factId).toList());
    values.put("occurrences", keys.stream().map(key -> (long) key.occurrence()).toList());
    values.put("from", from);
    values.put("to", to);
    return values;
  }

  static Key key(ResultSet row) throws SQLException {
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
