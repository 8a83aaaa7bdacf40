package io.netlapse.service.snapshots;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.SnapshotContents;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot with its sections, without their bytes.
 *
 * @param bootId null where it was not told
 * @param machineId null where it was not told
 * @param uptimeSeconds null where it was not told
 * @param clockOffsetMillis our clock minus the sender's; null unless it was pushed live
 * @param sections in the order in which they were asked
 */
@Serdeable
record SnapshotDetail(
    String id,
    String cluster,
    String node,
    Instant capturedAt,
    Instant receivedAt,
    String digest,
    @Nullable String bootId,
    @Nullable String machineId,
    @Nullable Double uptimeSeconds,
    @Nullable Long clockOffsetMillis,
    List<SectionShape> sections) {

  /**
   * A section.
   *
   * @param probe what was asked
   * @param command the command line
   * @param status what became of it
   * @param begin when it began
   * @param end when it ended
   * @param exitStatus of the command
   * @param bytes of standard output
   * @param facts how many facts were read
   * @param unread how many lines were not; all of them where no parser reads the command
   */
  @Serdeable
  record SectionShape(
      String probe,
      String command,
      String status,
      Instant begin,
      Instant end,
      int exitStatus,
      int bytes,
      int facts,
      int unread) {

    static SectionShape of(SnapshotContents.Section section) {
      return new SectionShape(
          section.probe(),
          section.command(),
          section.status(),
          section.begin(),
          section.end(),
          section.exitStatus(),
          section.raw().output().size(),
          section.facts(),
          section.unread());
    }
  }

  static SnapshotDetail of(SnapshotContents.Row row) {
    SnapshotShape head = SnapshotShape.of(row.head());
    Long uptime = row.uptimeMillis();
    return new SnapshotDetail(
        head.id(),
        head.cluster(),
        head.node(),
        head.capturedAt(),
        head.receivedAt(),
        head.digest(),
        row.bootId(),
        row.machineId(),
        uptime == null ? null : uptime / 1000.0,
        row.clockOffsetMillis(),
        row.sections().stream().map(SectionShape::of).toList());
  }
}
