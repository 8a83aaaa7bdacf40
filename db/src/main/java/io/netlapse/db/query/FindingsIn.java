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

  /** Whether a mute {@code m} holds now and is of a finding {@code f} on node {@code n}. */
  static final String MUTED =
      """
      m.ended_at IS NULL AND m.until > now()
        AND (m.rule IS NULL OR m.rule = f.rule)
        AND (m.cluster_name IS NULL OR m.cluster_name = c.name)
        AND (m.node_name IS NULL OR m.node_name = n.name)
        AND (m.subject IS NULL OR m.subject = f.subject)
      """;

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT f.*, c.name AS cluster, n.name AS node, (
              SELECT max(s.captured_at) FROM snapshots s
              WHERE s.cluster_id = f.cluster_id AND s.node_id = f.node_id) AS looked_at,
            m.mute_id, m.reason, m.until, m.created_by
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN findings f USING (cluster_id, node_id)
          LEFT JOIN LATERAL (
            SELECT * FROM mutes m WHERE
          """
              + MUTED
              + """
                ORDER BY m.until DESC, m.mute_id LIMIT 1) m ON true
              WHERE (:cluster::text IS NULL OR c.name = :cluster)
                AND (:node::text IS NULL OR n.name = :node)
                AND (:rule::text IS NULL OR f.rule = :rule)
                AND (:severity::text IS NULL OR f.severity = :severity)
                AND (:open::boolean IS NULL OR (f.next_at IS NULL) = :open)
                AND (:subject::text IS NULL OR f.subject = :subject)
                AND (:muted::boolean IS NULL OR (m.mute_id IS NOT NULL) = :muted)
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
   * @param mute the mute of it that holds the longest; null where it is not muted
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
      String document,
      @Nullable Mute mute) {}

  /**
   * A mute that holds now.
   *
   * @param id its number
   * @param reason why
   * @param until it holds until then
   * @param by who made it
   */
  public record Mute(long id, String reason, Instant until, String by) {}

  /**
   * Which findings; what is null does not narrow.
   *
   * @param nodes of which nodes
   * @param rule of which rule
   * @param severity how bad
   * @param open whether they hold still
   * @param subject about what
   * @param muted whether they are muted now
   */
  public record Filter(
      NodeFilter nodes,
      @Nullable String rule,
      @Nullable String severity,
      @Nullable Boolean open,
      @Nullable String subject,
      @Nullable Boolean muted) {}

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
    Filter all = new Filter(new NodeFilter(null, null), null, null, null, null, null);
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
    values.put("muted", filter.muted());
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
        row.getString("document"),
        mute(row));
  }

  private static @Nullable Mute mute(ResultSet row) throws SQLException {
    Instant until = Columns.instantOrNull(row, "until");
    return until == null
        ? null
        : new Mute(
            row.getLong("mute_id"), row.getString("reason"), until, row.getString("created_by"));
  }
}
