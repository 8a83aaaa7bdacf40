package io.netlapse.db.derived;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Columns;
import io.netlapse.db.content.Facts;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads lifetimes with a line that says so: that of the last run which shows the fact, as its
 * content keeps it. Safe for many threads.
 */
public final class SeenLifetimes {

  private final KnownContents contents;

  /** With what is remembered of contents. */
  public SeenLifetimes(KnownContents contents) {
    this.contents = contents;
  }

  /** A lifetime and where it was last read; the array is the driver's own. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Row(
      NodeId node, Lifetime lifetime, long contentId, ProbeId probe, Integer[] spans) {}

  /**
   * The lifetimes of some kinds of facts.
   *
   * @param nodes of which nodes of one cluster, by number
   * @param kinds the names of the kinds
   * @return by node; a node without any is left out
   */
  public Map<NodeId, List<SeenLifetime>> of(
      Connection connection, Map<NodeKey, NodeId> nodes, Collection<String> kinds)
      throws SQLException {
    if (nodes.isEmpty() || kinds.isEmpty()) {
      return Map.of();
    }
    long clusterId = nodes.keySet().iterator().next().clusterId();
    List<Row> rows = rows(connection, clusterId, nodes, kinds);
    Map<Long, byte[]> raws =
        contents.raws(connection, clusterId, rows.stream().map(Row::contentId).distinct().toList());
    Map<Long, Text> texts = new HashMap<>();
    raws.forEach((id, raw) -> texts.put(id, new Text(RawSection.ofBytes(raw).output().text())));
    Map<NodeId, List<SeenLifetime>> lives = new HashMap<>();
    for (Row row : rows) {
      Evidence evidence = requireNonNull(texts.get(row.contentId())).evidence(row);
      lives
          .computeIfAbsent(row.node(), _ -> new ArrayList<>())
          .add(new SeenLifetime(row.lifetime(), evidence));
    }
    return lives;
  }

  /**
   * A text and where its lines begin, so that each of thousands of facts finds its line at once.
   */
  private static final class Text {

    private final String text;
    private final int[] lineStarts;

    Text(String text) {
      this.text = text;
      this.lineStarts =
          IntStream.concat(
                  IntStream.of(0),
                  IntStream.range(0, text.length())
                      .filter(i -> text.charAt(i) == '\n')
                      .map(i -> i + 1))
              .toArray();
    }

    /**
     * PostgreSQL keeps no U+0000, and evidence is kept with findings: its picture stands for it.
     */
    Evidence evidence(Row row) {
      if (row.spans().length < 2 || row.spans()[1] > text.length()) {
        return new Evidence(row.node(), row.probe(), 1, "");
      }
      Span first = new Span(row.spans()[0], row.spans()[1]);
      int found = Arrays.binarySearch(lineStarts, first.start());
      int line = found >= 0 ? found + 1 : -found - 1;
      return new Evidence(row.node(), row.probe(), line, first.of(text).replace('\0', '\u2400'));
    }
  }

  private static List<Row> rows(
      Connection connection, long clusterId, Map<NodeKey, NodeId> nodes, Collection<String> kinds)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT l.*, f.kind, f.single, f.key_fields, ARRAY(
                SELECT unnest(ARRAY[key, value]) FROM jsonb_each_text(f.fields)) AS flat,
              e.content_id, e.probe, e.spans, e.seen_at
            FROM lifetimes l
            JOIN facts f USING (cluster_id, fact_id)
            JOIN LATERAL (
              SELECT c.content_id, c.probe, s.spans, coalesce(r.last_at, (
                  SELECT max(n.captured_at) FROM snapshots n
                  WHERE n.cluster_id = r.cluster_id AND n.node_id = r.node_id)) AS seen_at
              FROM runs r
              JOIN manifest_sections m
                ON m.cluster_id = r.cluster_id AND m.manifest_id = ANY (r.manifest_ids)
              JOIN content_facts s ON s.cluster_id = m.cluster_id AND s.content_id = m.content_id
                AND s.fact_id = l.fact_id AND s.occurrence = l.occurrence
              JOIN contents c ON c.cluster_id = m.cluster_id AND c.content_id = m.content_id
              WHERE r.cluster_id = l.cluster_id AND r.node_id = l.node_id
                AND (l.last_at IS NULL OR r.first_at <= l.last_at)
              ORDER BY r.first_at DESC, m.position
              LIMIT 1) e ON true
            WHERE l.cluster_id = ? AND l.node_id = ANY (?) AND f.kind = ANY (?)
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, nodes.keySet().stream().map(NodeKey::nodeId).toArray());
      Columns.bindTexts(select, 3, kinds.toArray());
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          NodeKey key = new NodeKey(clusterId, row.getLong("node_id"));
          rows.add(
              new Row(
                  requireNonNull(nodes.get(key)),
                  lifetime(row),
                  row.getLong("content_id"),
                  new ProbeId(row.getString("probe")),
                  (Integer[]) row.getArray("spans").getArray()));
        }
      }
      return rows;
    }
  }

  private static Lifetime lifetime(ResultSet row) throws SQLException {
    Instant seenAt = Columns.instant(row, "seen_at");
    Position last = position(row, "last_at", "last_moment");
    Position next = position(row, "next_at", "next_moment");
    Instant goneAfter = Columns.instantOrNull(row, "gone_after");
    Instant goneAt = Columns.instantOrNull(row, "gone_at");
    return new Lifetime(
        new NumberedFact(Facts.read(row), row.getInt("occurrence")),
        position(row, "prev_at", "prev_moment"),
        Columns.instantOrNull(row, "appeared_after"),
        new Position(Columns.instant(row, "first_at"), row.getInt("first_moment")),
        Columns.instant(row, "appeared_at"),
        last == null ? new Position(seenAt, 0) : last,
        last == null ? seenAt : goneAfter == null ? Instant.MIN : goneAfter,
        next == null || goneAt == null ? null : new Lifetime.Gone(next, goneAt));
  }

  private static @Nullable Position position(ResultSet row, String at, String moment)
      throws SQLException {
    Instant instant = Columns.instantOrNull(row, at);
    return instant == null ? null : new Position(instant, row.getInt(moment));
  }
}
