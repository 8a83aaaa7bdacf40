package io.netlapse.db.query;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Of which kinds of facts had a node been asked until an instant? */
public final class LookedAt {

  private static final NamedSql KINDS =
      NamedSql.of(
          """
          SELECT DISTINCT v.kind
          FROM clusters c
          JOIN nodes n USING (cluster_id)
          JOIN runs r USING (cluster_id, node_id)
          CROSS JOIN unnest(r.manifest_ids) AS m (manifest_id)
          JOIN manifest_sections ms ON ms.cluster_id = r.cluster_id AND ms.manifest_id = m.manifest_id
          JOIN content_coverages v ON v.cluster_id = ms.cluster_id AND v.content_id = ms.content_id
          WHERE c.name = :cluster AND n.name = :node AND r.first_at <= :at
          """);

  private final Queries queries;

  /** Over a database. */
  public LookedAt(Queries queries) {
    this.queries = queries;
  }

  /** The names of the kinds that any look until then covered. */
  public SortedSet<String> kinds(String cluster, String node, Instant at) {
    return new TreeSet<>(
        queries.list(
            KINDS,
            Map.of("cluster", cluster, "node", node, "at", at),
            row -> row.getString("kind")));
  }
}
