package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in a window? */
public final class EventsIn {

  private static final NamedSql PAGE =
      NamedSql.of(
          """
          SELECT e.*, c.name AS cluster, n.name AS node
          FROM clusters c
          JOIN events e USING (cluster_id)
          LEFT JOIN nodes n ON n.cluster_id = e.cluster_id AND n.node_id = e.node_id
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
            AND (:kind::text IS NULL OR e.kind = :kind)
            AND (:what::text IS NULL OR e.what = :what)
            AND e.to_at >= :from AND e.from_at < :to
            AND (e.to_at < :lastAt OR (e.to_at = :lastAt
              AND (e.cluster_id, e.event_id) > (:lastCluster, :lastEvent)))
          ORDER BY e.to_at DESC, e.cluster_id, e.event_id
          LIMIT :fetch
          """);

  private final Queries queries;

  /** Over a database. */
  public EventsIn(Queries queries) {
    this.queries = queries;
  }

  /**
   * An event.
   *
   * @param clusterId the cluster's number
   * @param id the event's
   * @param cluster where
   * @param node on which node; null for the whole cluster
   * @param origin {@code derived} or {@code posted}
   * @param kind what sort of thing
   * @param what the thing
   * @param from the earliest instant
   * @param to the latest, inclusive
   * @param detail for people; may be empty
   * @param identity what makes two reports one event; null where only windows tell
   */
  public record Row(
      long clusterId,
      long id,
      String cluster,
      @Nullable String node,
      String origin,
      String kind,
      String what,
      Instant from,
      Instant to,
      String detail,
      @Nullable String identity) {}

  /** Where a page ends. */
  public record After(Instant to, long clusterId, long id) {}

  /**
   * Events that may have happened in {@code [from, to)}, the latest first.
   *
   * @param kind the only kind; null for all
   * @param what the only thing; null for all
   * @param after the last one before; null for the first page
   */
  public List<Row> page(
      NodeFilter filter,
      @Nullable String kind,
      @Nullable String what,
      Instant from,
      Instant to,
      @Nullable After after,
      int fetch) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.cluster());
    values.put("node", filter.node());
    values.put("kind", kind);
    values.put("what", what);
    values.put("from", from);
    values.put("to", to);
    values.put("lastAt", after == null ? Queries.NEVER : after.to());
    values.put("lastCluster", after == null ? 0L : after.clusterId());
    values.put("lastEvent", after == null ? 0L : after.id());
    values.put("fetch", fetch);
    return queries.list(PAGE, values, EventsIn::row);
  }

  static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("cluster_id"),
        row.getLong("event_id"),
        row.getString("cluster"),
        row.getString("node"),
        row.getString("origin"),
        row.getString("kind"),
        row.getString("what"),
        Columns.instant(row, "from_at"),
        Columns.instant(row, "to_at"),
        row.getString("detail"),
        row.getString("identity"));
  }
}
