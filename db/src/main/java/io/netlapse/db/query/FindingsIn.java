package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What did the rules find? */
public final class FindingsIn {

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT f.*, c.name AS cluster, n.name AS node, (
              SELECT max(s.captured_at) FROM snapshots s
              WHERE s.cluster_id = f.cluster_id AND s.node_id = f.node_id) AS looked_at
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN findings f USING (cluster_id, node_id)
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
            AND (:rule::text IS NULL OR f.rule = :rule)
            AND (:severity::text IS NULL OR f.severity = :severity)
            AND (:open::boolean IS NULL OR (f.next_at IS NULL) = :open)
            AND (:subject::text IS NULL OR f.subject = :subject)
            AND (f.appeared_after IS NULL OR f.appeared_after < :to) AND f.first_at < :to
            AND (f.gone_at IS NULL OR f.gone_at >= :from)
            AND (:id::bigint IS NULL OR (f.cluster_id = :clusterId AND f.finding_id = :id))
            AND (f.appeared_at < :lastAt OR (f.appeared_at = :lastAt
              AND (f.cluster_id, f.finding_id) > (:lastCluster, :lastFinding)))
          ORDER BY f.appeared_at DESC, f.cluster_id, f.finding_id
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public FindingsIn(Queries queries) {
    this.queries = queries;
  }

  /**
   * A finding.
   *
   * @param clusterId the cluster's number
   * @param id the finding's
   * @param cluster the node's cluster
   * @param node the node
   * @param rule the rule's id
   * @param subject what it is about
   * @param severity how bad it was at last
   * @param appearedAfter its condition was certainly false at this instant; null where nobody knows
   * @param appearedAt it held at this one
   * @param goneAfter it still held at this one; null while it is open, or where nobody knows
   * @param goneAt it no longer held at this one; null while it is open
   * @param lookedAt when its node spoke last
   * @param document title, explanation, evidence, confirm and remedy as JSON
   */
  public record Row(
      long clusterId,
      long id,
      String cluster,
      String node,
      String rule,
      String subject,
      String severity,
      @Nullable Instant appearedAfter,
      Instant appearedAt,
      @Nullable Instant goneAfter,
      @Nullable Instant goneAt,
      Instant lookedAt,
      String document) {}

  /**
   * Which findings; what is null does not narrow.
   *
   * @param nodes of which nodes
   * @param rule of which rule
   * @param severity how bad
   * @param open whether they hold still
   * @param subject about what
   */
  public record Filter(
      NodeFilter nodes,
      @Nullable String rule,
      @Nullable String severity,
      @Nullable Boolean open,
      @Nullable String subject) {}

  /** Where a page ends. */
  public record After(Instant appearedAt, long clusterId, long id) {}

  /**
   * Findings that may have held at some instant of {@code [from, to)}, the latest first.
   *
   * @param after the last one before; null for the first page
   */
  public List<Row> page(Filter filter, Instant from, Instant to, @Nullable After after, int fetch) {
    Map<String, @Nullable Object> values = values(filter, from, to, fetch);
    values.put("lastAt", after == null ? Queries.NEVER : after.appearedAt());
    values.put("lastCluster", after == null ? 0L : after.clusterId());
    values.put("lastFinding", after == null ? 0L : after.id());
    values.put("clusterId", null);
    values.put("id", null);
    return queries.list(PAGE, values, FindingsIn::row);
  }

  /** A finding by its numbers, if it is there. */
  public Optional<Row> find(long clusterId, long id) {
    Filter all = new Filter(new NodeFilter(null, null), null, null, null, null);
    Map<String, @Nullable Object> values = values(all, Instant.EPOCH, Queries.NEVER, 1);
    values.put("lastAt", Queries.NEVER);
    values.put("lastCluster", 0L);
    values.put("lastFinding", 0L);
    values.put("clusterId", clusterId);
    values.put("id", id);
    return queries.first(PAGE, values, FindingsIn::row);
  }

  private static Map<String, @Nullable Object> values(
      Filter filter, Instant from, Instant to, int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.nodes().cluster());
    values.put("node", filter.nodes().node());
    values.put("rule", filter.rule());
    values.put("severity", filter.severity());
    values.put("open", filter.open());
    values.put("subject", filter.subject());
    values.put("from", from);
    values.put("to", to);
    values.put("fetch", fetch);
    return values;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("cluster_id"),
        row.getLong("finding_id"),
        row.getString("cluster"),
        row.getString("node"),
        row.getString("rule"),
        row.getString("subject"),
        row.getString("severity"),
        Columns.instantOrNull(row, "appeared_after"),
        Columns.instant(row, "appeared_at"),
        Columns.instantOrNull(row, "gone_after"),
        Columns.instantOrNull(row, "gone_at"),
        Columns.instant(row, "looked_at"),
        row.getString("document"));
  }
}
