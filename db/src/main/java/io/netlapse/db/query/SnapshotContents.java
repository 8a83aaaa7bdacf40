package io.netlapse.db.query;

import com.github.luben.zstd.Zstd;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.snapshot.SectionTimes;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.Variants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What did one snapshot say, section by section and byte by byte? */
public final class SnapshotContents {

  private static final NamedSql HEAD =
      NamedSql.of(
          """
          SELECT s.*, c.name AS cluster, n.name AS node, b.boot_id, b.machine_id,
            b.utc_offset_seconds
          FROM snapshots s
          JOIN clusters c USING (cluster_id)
          JOIN nodes n USING (cluster_id, node_id)
          JOIN boots b USING (cluster_id, node_id, boot_ref)
          WHERE s.cluster_id = :clusterId AND s.node_id = :nodeId AND s.captured_at = :at
            AND s.digest = :digest
          """);

  private static final NamedSql SECTIONS =
      NamedSql.of(
          """
          SELECT ms.position, ms.exit_status, c.content_id, c.probe, c.command, c.status,
            c.parser_version, c.fact_count, c.unread_count, c.raw, c.raw_bytes
          FROM manifest_sections ms
          JOIN contents c USING (cluster_id, content_id)
          WHERE ms.cluster_id = :clusterId AND ms.manifest_id = :manifestId
          ORDER BY ms.position
          """);

  private final Queries queries;

  /** Over a database. */
  public SnapshotContents(Queries queries) {
    this.queries = queries;
  }

  /**
   * A whole snapshot.
   *
   * @param head what the list shows of it
   * @param bootId null where it was not told
   * @param machineId null where it was not told
   * @param utcOffsetSeconds null where it was not told
   * @param uptimeMillis null where it was not told
   * @param clockOffsetMillis our clock minus the sender's; null unless it was pushed live
   * @param sections in the order in which they were asked
   */
  public record Row(
      SnapshotList.Row head,
      @Nullable String bootId,
      @Nullable String machineId,
      @Nullable Integer utcOffsetSeconds,
      @Nullable Long uptimeMillis,
      @Nullable Long clockOffsetMillis,
      List<Section> sections) {}

  /**
   * A section.
   *
   * @param probe what was asked
   * @param command the command line
   * @param status what became of it
   * @param begin when it began
   * @param end when it ended
   * @param exitStatus of the command
   * @param parsed whether a parser read it
   * @param facts how many facts were read
   * @param unread how many lines were not
   * @param raw the exact bytes
   */
  public record Section(
      String probe,
      String command,
      String status,
      Instant begin,
      Instant end,
      int exitStatus,
      boolean parsed,
      int facts,
      int unread,
      RawSection raw) {}

  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  private record Head(
      SnapshotList.Row list,
      long manifestId,
      byte @Nullable [] times,
      byte @Nullable [] variants,
      Row row) {}

  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  private record Kept(
      int position,
      int exitStatus,
      String probe,
      String command,
      String status,
      boolean parsed,
      int facts,
      int unread,
      byte[] raw) {}

  /** A snapshot by its id, if it is kept. */
  public Optional<Row> find(SnapshotId id) {
    return queries
        .first(
            HEAD,
            Map.of(
                "clusterId", id.node().clusterId(),
                "nodeId", id.node().nodeId(),
                "at", id.capturedAt(),
                "digest", id.digest().bytes()),
            SnapshotContents::head)
        .map(this::whole);
  }

  private Row whole(Head head) {
    SnapshotId id = head.list().id();
    List<Kept> kept =
        queries.list(
            SECTIONS,
            Map.of("clusterId", id.node().clusterId(), "manifestId", head.manifestId()),
            SnapshotContents::kept);
    SortedMap<Integer, byte[]> variants =
        Variants.unpack(head.variants(), at -> kept.get(at).raw());
    List<SectionTimes.Span> spans = SectionTimes.unpack(id.capturedAt(), head.times(), kept.size());
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Kept one = kept.get(i);
      byte[] bytes = variants.getOrDefault(one.position(), one.raw());
      sections.add(
          new Section(
              one.probe(),
              one.command(),
              one.status(),
              spans.get(i).begin(),
              spans.get(i).end(),
              one.exitStatus(),
              one.parsed(),
              one.facts(),
              one.unread(),
              RawSection.ofBytes(bytes)));
    }
    Row row = head.row();
    return new Row(
        row.head(),
        row.bootId(),
        row.machineId(),
        row.utcOffsetSeconds(),
        row.uptimeMillis(),
        row.clockOffsetMillis(),
        sections);
  }

  private static Head head(ResultSet row) throws SQLException {
    SnapshotList.Row list = SnapshotList.row(row);
    return new Head(
        list,
        row.getLong("manifest_id"),
        row.getBytes("section_times"),
        row.getBytes("variants"),
        new Row(
            list,
            row.getString("boot_id"),
            row.getString("machine_id"),
            row.getObject("utc_offset_seconds", Integer.class),
            row.getObject("uptime_millis", Long.class),
            row.getObject("clock_offset_millis", Long.class),
            List.of()));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getInt("position"),
        row.getInt("exit_status"),
        row.getString("probe"),
        row.getString("command"),
        row.getString("status"),
        row.getObject("parser_version") != null,
        row.getInt("fact_count"),
        row.getInt("unread_count"),
        Zstd.decompress(row.getBytes("raw"), row.getInt("raw_bytes")));
  }
}
