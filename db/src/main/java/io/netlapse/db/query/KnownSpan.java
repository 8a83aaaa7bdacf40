package io.netlapse.db.query;

import io.netlapse.db.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From when to when is anything known of some nodes? What a window without bounds stands for. */
public final class KnownSpan {

  private static final NamedSql SPAN =
      NamedSql.of(
          """
          SELECT min(ends.first_at) AS first_at, max(ends.last_at) AS last_at
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          CROSS JOIN LATERAL (
            SELECT min(s.captured_at) AS first_at, max(s.captured_at) AS last_at FROM snapshots s
            WHERE s.cluster_id = n.cluster_id AND s.node_id = n.node_id) ends
          WHERE (:cluster::text IS NULL OR c.name = :cluster)
            AND (:node::text IS NULL OR n.name = :node)
          """);

  private final Queries queries;

  /** Over a database. */
  public KnownSpan(Queries queries) {
    this.queries = queries;
  }

  /**
   * The instants of the earliest and the latest snapshot.
   *
   * @param first of the earliest
   * @param last of the latest
   */
  public record Row(Instant first, Instant last) {}

  /** The span of these nodes; empty if none of them ever spoke. */
  public Optional<Row> of(NodeFilter filter) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("cluster", filter.cluster());
    values.put("node", filter.node());
    return queries
        .list(
            SPAN,
            values,
            row -> {
              Instant first = Columns.instantOrNull(row, "first_at");
              Instant last = Columns.instantOrNull(row, "last_at");
              return first == null || last == null
                  ? Optional.<Row>empty()
                  : Optional.of(new Row(first, last));
            })
        .getFirst();
  }
}
