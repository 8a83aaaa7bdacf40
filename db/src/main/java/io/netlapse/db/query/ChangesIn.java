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

/**
 * What changed in a window? A lifetime that began under our eyes is a fact that appeared, one that
 * ended a fact that is gone; of one natural key and at one observation, in canonical order, the two
 * are one replacement.
 */
public final class ChangesIn {

  /**
   * The bounds of one observation's sections differ by how long the capture took. So a pair is
   * looked for among lifetimes that reach a little beyond the window, and the window of the pair
   * decides.
   */
  private static final NamedSql PAGE =
      NamedSql.of(
          """
          WITH watched AS MATERIALIZED (
            SELECT n.cluster_id, n.node_id, c.name AS cluster, n.name AS node
            FROM clusters c JOIN nodes n USING (cluster_id)
            WHERE (:cluster::text IS NULL OR c.name = :cluster)
              AND (:node::text IS NULL OR n.name = :node)),
          begun AS (
            SELECT l.cluster_id, l.node_id, l.first_at AS shown_at, l.first_moment AS shown_moment,
              f.natural_key, f.fact_id, f.kind, f.canonical, f.fields, l.occurrence,
              l.appeared_after AS after, l.appeared_at AS at,
              row_number() OVER (
                PARTITION BY l.cluster_id, l.node_id, l.first_at, l.first_moment, f.natural_key
                ORDER BY f.canonical COLLATE "C", l.occurrence) AS n
            FROM watched
            JOIN lifetimes l USING (cluster_id, node_id)
            JOIN facts f USING (cluster_id, fact_id)
            WHERE l.prev_at IS NOT NULL
              AND l.appeared_at >= :from::timestamptz - interval '1 hour'
              AND (l.appeared_after IS NULL
                OR l.appeared_after < :to::timestamptz + interval '1 hour')
              AND (:kind::text IS NULL OR f.kind = :kind)),
          ended AS (
            SELECT l.cluster_id, l.node_id, l.next_at AS shown_at, l.next_moment AS shown_moment,
              f.natural_key, f.fact_id, f.kind, f.canonical, f.fields, l.occurrence,
              l.gone_after AS after, l.gone_at AS at, l.first_at, l.first_moment,
              row_number() OVER (
                PARTITION BY l.cluster_id, l.node_id, l.next_at, l.next_moment, f.natural_key
                ORDER BY f.canonical COLLATE "C", l.occurrence) AS n
            FROM watched
            JOIN lifetimes l USING (cluster_id, node_id)
            JOIN facts f USING (cluster_id, fact_id)
            WHERE l.gone_at >= :from::timestamptz - interval '1 hour'
              AND (l.gone_after IS NULL
                OR l.gone_after < :to::timestamptz + interval '1 hour')
              AND (:kind::text IS NULL OR f.kind = :kind)),
          paired AS (
            SELECT cluster_id, node_id, shown_at, shown_moment, natural_key, n,
              e.fact_id AS before_fact_id, e.kind AS before_kind, e.canonical AS before_canonical,
              e.fields AS before_fields, e.occurrence AS before_occurrence,
              e.first_at AS before_first_at, e.first_moment AS before_first_moment,
              b.fact_id AS after_fact_id, b.kind AS after_kind, b.canonical AS after_canonical,
              b.fields AS after_fields, b.occurrence AS after_occurrence,
              greatest(e.after, b.after) AS one, least(e.at, b.at) AS other
            FROM begun b
            FULL JOIN ended e
              USING (cluster_id, node_id, shown_at, shown_moment, natural_key, n)),
          changes AS (
            SELECT paired.*, CASE WHEN one IS NOT NULL THEN least(one, other) END AS window_after,
              greatest(one, other) AS window_at
            FROM paired)
          SELECT changes.*, md5(natural_key) AS key_md5, w.cluster, w.node
          FROM changes
          JOIN watched w USING (cluster_id, node_id)
          WHERE window_at >= :from AND (window_after IS NULL OR window_after < :to)
            AND (:beforeFact::bigint IS NULL OR (before_fact_id = :beforeFact
              AND before_occurrence = :occurrence AND before_first_at = :firstAt
              AND before_first_moment = :moment))
            AND (:afterFact::bigint IS NULL OR (after_fact_id = :afterFact
              AND after_occurrence = :occurrence AND shown_at = :firstAt
              AND shown_moment = :moment))
            AND (shown_at < :lastAt OR (shown_at = :lastAt
              AND (cluster_id, node_id, shown_moment, md5(natural_key), n)
                > (:lastCluster, :lastNode, :lastMoment, :lastKey, :lastN)))
          ORDER BY shown_at DESC, cluster_id, node_id, shown_moment, md5(natural_key), n
          LIMIT :fetch
          """);

  private static final NamedSql NAMES =
      NamedSql.of(
          """
          SELECT c.name AS cluster, n.name AS node
          FROM clusters c JOIN nodes n USING (cluster_id)
          WHERE n.cluster_id = :clusterId AND n.node_id = :nodeId
          """);

  private final Queries queries;

  /** Over a database. */
  public ChangesIn(Queries queries) {
    this.queries = queries;
  }

  /**
   * A change.
   *
   * @param id which one it is
   * @param cluster the node's cluster
   * @param node the node
   * @param before the fact that went; null where one appeared
   * @param after the fact that appeared; null where one went
   * @param windowAfter it had not happened at this instant; null where a stepped clock leaves it
   *     open
   * @param windowAt it had at this one
   * @param place where it stands in the list
   */
  public record Row(
      ChangeId id,
      String cluster,
      String node,
      @Nullable FactRow before,
      @Nullable FactRow after,
      @Nullable Instant windowAfter,
      Instant windowAt,
      Place place) {}

  /**
   * Where a change stands in the list.
   *
   * @param shownAt the instant of the observation that showed it
   * @param clusterId the cluster
   * @param nodeId the node
   * @param moment the observation's moment
   * @param key MD5 of the natural key
   * @param n which of several of one key
   */
  public record Place(
      Instant shownAt, long clusterId, long nodeId, int moment, String key, long n) {}

  /**
   * Changes whose window has an instant in {@code [from, to)}, the latest first.
   *
   * @param kind the only kind of facts; null for all
   * @param after the last one before; null for the first page
   */
  public List<Row> page(
      NodeFilter filter,
      @Nullable String kind,
      Instant from,
      Instant to,
      @Nullable Place after,
      int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.cluster());
    values.put("node", filter.node());
    values.put("kind", kind);
    values.put("from", from);
    values.put("to", to);
    values.put("beforeFact", null);
    values.put("afterFact", null);
    values.put("occurrence", 0);
    values.put("firstAt", from);
    values.put("moment", 0);
    values.put("lastAt", after == null ? Queries.NEVER : after.shownAt());
    values.put("lastCluster", after == null ? 0L : after.clusterId());
    values.put("lastNode", after == null ? 0L : after.nodeId());
    values.put("lastMoment", after == null ? 0 : after.moment());
    values.put("lastKey", after == null ? "" : after.key());
    values.put("lastN", after == null ? 0L : after.n());
    values.put("fetch", fetch);
    return queries.list(PAGE, values, ChangesIn::row);
  }

  /** One change, if it is still one. */
  public Optional<Row> find(ChangeId id) {
    Map<String, @Nullable Object> values = new HashMap<>();
    Optional<Names> names = names(id);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    values.put("cluster", names.get().cluster());
    values.put("node", names.get().node());
    values.put("kind", null);
    values.put("from", id.firstAt().minusSeconds(1));
    values.put("to", Queries.NEVER);
    values.put("beforeFact", id.gone() ? id.factId() : null);
    values.put("afterFact", id.gone() ? null : id.factId());
    values.put("occurrence", id.occurrence());
    values.put("firstAt", id.firstAt());
    values.put("moment", id.firstMoment());
    values.put("lastAt", Queries.NEVER);
    values.put("lastCluster", 0L);
    values.put("lastNode", 0L);
    values.put("lastMoment", 0);
    values.put("lastKey", "");
    values.put("lastN", 0L);
    values.put("fetch", 1);
    return queries.first(PAGE, values, ChangesIn::row);
  }

  private record Names(String cluster, String node) {}

  private Optional<Names> names(ChangeId id) {
    return queries.first(
        NAMES,
        Map.of("clusterId", id.clusterId(), "nodeId", id.nodeId()),
        row -> new Names(row.getString("cluster"), row.getString("node")));
  }

  private static Row row(ResultSet row) throws SQLException {
    FactRow before = FactRow.read(row, "before_");
    FactRow after = FactRow.read(row, "after_");
    Place place =
        new Place(
            Columns.instant(row, "shown_at"),
            row.getLong("cluster_id"),
            row.getLong("node_id"),
            row.getInt("shown_moment"),
            row.getString("key_md5"),
            row.getLong("n"));
    ChangeId id;
    if (after != null) {
      id =
          new ChangeId(
              false,
              place.clusterId(),
              place.nodeId(),
              after.id(),
              after.occurrence(),
              place.shownAt(),
              place.moment());
    } else if (before != null) {
      id =
          new ChangeId(
              true,
              place.clusterId(),
              place.nodeId(),
              before.id(),
              before.occurrence(),
              Columns.instant(row, "before_first_at"),
              row.getInt("before_first_moment"));
    } else {
      throw new SQLException("a change without a fact");
    }
    return new Row(
        id,
        row.getString("cluster"),
        row.getString("node"),
        before,
        after,
        Columns.instantOrNull(row, "window_after"),
        Columns.instant(row, "window_at"),
        place);
  }
}
