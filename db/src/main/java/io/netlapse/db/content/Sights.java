package io.netlapse.db.content;

import io.netlapse.db.Columns;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.SectionStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads what contents say as the history algebra wants it. */
public final class Sights {

  private Sights() {}

  /**
   * The sights of contents.
   *
   * @return by content; those that observe nothing are left out
   */
  public static Map<Long, Sight> of(
      Connection connection, long clusterId, Collection<Long> contentIds) throws SQLException {
    Object[] ids = contentIds.stream().distinct().toArray();
    Map<Long, TreeSet<Coverage>> coverages = coverages(connection, clusterId, ids);
    Map<Long, List<Fact>> facts = facts(connection, clusterId, ids);
    Map<Long, Sight> sights = new HashMap<>();
    coverages.forEach(
        (content, scope) ->
            sights.put(
                content, Sight.of(new Scope(scope), facts.getOrDefault(content, List.of()))));
    return sights;
  }

  /** The coverages of each content that observes. */
  private static Map<Long, TreeSet<Coverage>> coverages(
      Connection connection, long clusterId, Object[] ids) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT c.content_id, c.status, v.kind, ARRAY(
              SELECT unnest(ARRAY[key, value]) FROM jsonb_each_text(v.condition)) AS flat
            FROM contents c LEFT JOIN content_coverages v USING (cluster_id, content_id)
            WHERE c.cluster_id = ? AND c.content_id = ANY (?) AND c.parser_version IS NOT NULL
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, ids);
      Map<Long, TreeSet<Coverage>> coverages = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (SectionStatus.ofWord(row.getString("status")).observes()) {
            TreeSet<Coverage> scope =
                coverages.computeIfAbsent(row.getLong("content_id"), _ -> new TreeSet<>());
            String kind = row.getString("kind");
            if (kind != null) {
              scope.add(new Coverage(kind, Facts.fields(row.getArray("flat"))));
            }
          }
        }
      }
      return coverages;
    }
  }

  /** The facts of each content, equal ones as often as it shows them. */
  private static Map<Long, List<Fact>> facts(Connection connection, long clusterId, Object[] ids)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT s.content_id, f.kind, f.single, f.key_fields, ARRAY(
              SELECT unnest(ARRAY[key, value]) FROM jsonb_each_text(f.fields)) AS flat
            FROM content_facts s JOIN facts f USING (cluster_id, fact_id)
            WHERE s.cluster_id = ? AND s.content_id = ANY (?)
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, ids);
      Map<Long, List<Fact>> facts = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts
              .computeIfAbsent(row.getLong("content_id"), _ -> new ArrayList<>())
              .add(Facts.read(row));
        }
      }
      return facts;
    }
  }
}
