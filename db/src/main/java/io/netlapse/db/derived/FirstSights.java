package io.netlapse.db.derived;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.db.content.KeptRaw;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.ManifestSection;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.snapshot.Variants;
import io.netlapse.spi.fact.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the section in which an observation shows a fact, with the bytes that its node said then,
 * and not those that a content keeps: which of several equal contents came first must never show.
 * Safe for many threads.
 */
public final class FirstSights {

  private final KnownContents contents;

  /** With what is remembered of contents. */
  public FirstSights(KnownContents contents) {
    this.contents = contents;
  }

  /**
   * A fact and the instant of an observation that shows it.
   *
   * @param node whose
   * @param at the instant of the snapshot
   * @param factId the fact
   * @param occurrence which of equal ones
   */
  public record Asked(NodeKey node, Instant at, long factId, int occurrence) {}

  /**
   * Where it stands. Of several sections, and several snapshots of one instant, the first by digest
   * and position.
   *
   * @param section which section, the same for all that stand in it
   * @param said the bytes of the section
   * @param spans where the fact stands; null where these bytes are not those that were kept with
   *     it, so that they have to be read
   */
  public record Sight(Section section, RawSection said, @Nullable List<Span> spans) {}

  /**
   * A section of a snapshot.
   *
   * @param node whose
   * @param at the snapshot's instant
   * @param snapshot the snapshot's digest
   * @param position which of its sections, from 0
   * @param probe what was asked
   * @param command the command line
   */
  public record Section(
      NodeKey node, Instant at, Sha256 snapshot, int position, String probe, String command) {}

  /** A snapshot's own bytes: its manifest and what differs from it. */
  private record Said(Manifest manifest, Map<Integer, byte[]> variants) {}

  /** A fact of the result, and its section but for its bytes. */
  private record Row(
      Asked asked,
      Sha256 snapshot,
      long manifestId,
      byte @Nullable [] variants,
      int position,
      List<Span> spans) {}

  /**
   * Where facts stand.
   *
   * @param clusterId the cluster of all of them
   * @return for each that was asked for and that a snapshot of its instant shows
   */
  public Map<Asked, Sight> of(Connection connection, long clusterId, Collection<Asked> asked)
      throws SQLException {
    Map<List<Object>, Said> said = new HashMap<>();
    Map<Asked, Sight> sights = new HashMap<>();
    for (Row row : rows(connection, clusterId, List.copyOf(asked))) {
      List<Object> snapshot = List.of(row.asked().node(), row.asked().at(), row.snapshot());
      Said one = said.get(snapshot);
      if (one == null) {
        one = said(connection, clusterId, row);
        said.put(snapshot, one);
      }
      sights.put(row.asked(), sight(connection, clusterId, row, one));
    }
    return sights;
  }

  private Sight sight(Connection connection, long clusterId, Row row, Said said)
      throws SQLException {
    ManifestSection kept = said.manifest().sections().get(row.position());
    Section section =
        new Section(
            row.asked().node(),
            row.asked().at(),
            row.snapshot(),
            row.position(),
            kept.probe().value(),
            kept.command());
    byte[] variant = said.variants().get(row.position());
    if (variant != null) {
      return new Sight(section, RawSection.ofBytes(variant), null);
    }
    return new Sight(
        section, RawSection.ofBytes(raw(connection, clusterId, kept.contentId())), row.spans());
  }

  private Said said(Connection connection, long clusterId, Row row) throws SQLException {
    Manifest manifest = contents.manifest(connection, clusterId, row.manifestId());
    if (row.variants() == null) {
      return new Said(manifest, Map.of());
    }
    Map<Long, KeptRaw> kept = contents.raws(connection, clusterId, manifest.contentIds());
    return new Said(
        manifest,
        Variants.unpack(
            row.variants(),
            position ->
                requireNonNull(kept.get(manifest.sections().get(position).contentId())).bytes()));
  }

  private byte[] raw(Connection connection, long clusterId, long contentId) throws SQLException {
    return requireNonNull(contents.raws(connection, clusterId, List.of(contentId)).get(contentId))
        .bytes();
  }

  private static List<Row> rows(Connection connection, long clusterId, List<Asked> asked)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT DISTINCT ON (a.number)
              a.number, t.digest, t.manifest_id, t.variants, m.position, s.spans
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) WITH ORDINALITY
              AS a (node_id, micros, fact_id, occurrence, number)
            JOIN snapshots t ON t.cluster_id = ? AND t.node_id = a.node_id
              AND t.captured_at = 'epoch'::timestamptz + a.micros * interval '1 microsecond'
            JOIN manifest_sections m ON m.cluster_id = t.cluster_id AND m.manifest_id = t.manifest_id
            JOIN content_facts s ON s.cluster_id = m.cluster_id AND s.content_id = m.content_id
              AND s.fact_id = a.fact_id AND s.occurrence = a.occurrence
            ORDER BY a.number, t.digest, m.position
            """)) {
      Columns.bindLongs(select, 1, asked.stream().map(one -> one.node().nodeId()).toArray());
      Columns.bindLongs(select, 2, asked.stream().map(one -> Columns.micros(one.at())).toArray());
      Columns.bindLongs(select, 3, asked.stream().map(Asked::factId).toArray());
      Columns.bindLongs(select, 4, asked.stream().map(one -> (long) one.occurrence()).toArray());
      select.setLong(5, clusterId);
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  asked.get((int) row.getLong("number") - 1),
                  Sha256.ofBytes(row.getBytes("digest")),
                  row.getLong("manifest_id"),
                  row.getBytes("variants"),
                  row.getInt("position"),
                  spans((Integer[]) row.getArray("spans").getArray())));
        }
      }
      return rows;
    }
  }

  private static List<Span> spans(Integer[] offsets) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < offsets.length; i += 2) {
      spans.add(new Span(offsets[i], offsets[i + 1]));
    }
    return spans;
  }
}
