package io.netlapse.db.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps events that are told from outside, each once for its source and id. */
public final class PostedEvents {

  private static final NamedSql NAME_CLUSTER =
      NamedSql.of(
          """
          INSERT INTO clusters (name) VALUES (:cluster) ON CONFLICT DO NOTHING
          """);

  private static final NamedSql NAME_NODE =
      NamedSql.of(
          """
          INSERT INTO nodes (cluster_id, name)
          SELECT cluster_id, :node FROM clusters WHERE name = :cluster
          ON CONFLICT DO NOTHING
          """);

  private static final NamedSql ADD =
      NamedSql.of(
          """
          INSERT INTO events (cluster_id, node_id, origin, kind, what, from_at, to_at, detail,
            source, source_id, received_at)
          SELECT c.cluster_id, n.node_id, 'posted', :kind, :what, :from, :to, :detail, :source,
            :sourceId, :receivedAt
          FROM clusters c
          LEFT JOIN nodes n ON n.cluster_id = c.cluster_id AND n.name = :node
          WHERE c.name = :cluster
          ON CONFLICT DO NOTHING
          """);

  private static final NamedSql FIND =
      NamedSql.of(
          """
          SELECT e.*, c.name AS cluster, n.name AS node
          FROM clusters c
          JOIN events e USING (cluster_id)
          LEFT JOIN nodes n ON n.cluster_id = e.cluster_id AND n.node_id = e.node_id
          WHERE c.name = :cluster AND e.source = :source AND e.source_id = :sourceId
          """);

  private final Queries queries;

  /** Over a database. */
  public PostedEvents(Queries queries) {
    this.queries = queries;
  }

  /**
   * An event that is told.
   *
   * @param cluster where; made if it was never named before
   * @param node on which node, likewise; null for the whole cluster
   * @param kind what sort of thing
   * @param what the thing
   * @param from the earliest instant
   * @param to the latest
   * @param detail for people; may be empty
   * @param source who tells it
   * @param sourceId its id there
   * @param receivedAt when it arrived
   */
  public record Told(
      String cluster,
      @Nullable String node,
      String kind,
      String what,
      Instant from,
      Instant to,
      String detail,
      String source,
      String sourceId,
      Instant receivedAt) {}

  /**
   * What became of it.
   *
   * @param event as it is kept; of a duplicate, as it was told first
   * @param stored whether it is new
   */
  public record Kept(EventsIn.Row event, boolean stored) {}

  /** Keeps an event unless it is there already. */
  public Kept keep(Told event) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", event.cluster());
    values.put("node", event.node());
    values.put("kind", event.kind());
    values.put("what", event.what());
    values.put("from", event.from());
    values.put("to", event.to());
    values.put("detail", event.detail());
    values.put("source", event.source());
    values.put("sourceId", event.sourceId());
    values.put("receivedAt", event.receivedAt());
    queries.update(NAME_CLUSTER, values);
    if (event.node() != null) {
      queries.update(NAME_NODE, values);
    }
    boolean stored = queries.update(ADD, values) == 1;
    return queries
        .first(FIND, values, EventsIn::row)
        .map(row -> new Kept(row, stored))
        .orElseThrow(
            () -> new IllegalStateException("an event that was kept just now is not there"));
  }
}
