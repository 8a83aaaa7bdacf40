package io.netlapse.service.ingest;

import io.netlapse.db.node.Boot;
import io.netlapse.db.snapshot.SectionTimes;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.SnapshotRow;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot with its times in the units that are kept: microseconds; of the uptime milliseconds.
 *
 * @param node whose
 * @param capturedAt its instant
 * @param boot what the node says of itself
 * @param uptime its uptime; null where it was not told
 * @param sections its sections in order, with times as they were told
 */
record TimedSnapshot(
    NodeId node, Instant capturedAt, Boot boot, @Nullable Duration uptime, List<Section> sections) {

  /** What an instant must lie in: PostgreSQL, and every reader's calendar, can do with it. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  TimedSnapshot {
    sections = List.copyOf(sections);
  }

  /**
   * Checks and rounds the times.
   *
   * @throws IllegalArgumentException if one of them is outside of 1970 to 2199
   */
  static TimedSnapshot of(Snapshot snapshot) {
    Instant at = checked("capturedAt", snapshot.capturedAt());
    for (Section section : snapshot.sections()) {
      if (!isInRange(section.begin())) {
        throw outOfRange("the begin of section " + section.probe(), section.begin());
      }
      if (!isInRange(section.end())) {
        throw outOfRange("the end of section " + section.probe(), section.end());
      }
    }
    NodeClock clock = snapshot.clock();
    Boot boot =
        new Boot(
            StorableText.orNull(clock.bootId()),
            StorableText.orNull(snapshot.machineId()),
            clock.utcOffset() == null ? null : clock.utcOffset().getTotalSeconds());
    Duration uptime = clock.uptime() == null ? null : clock.uptime().truncatedTo(ChronoUnit.MILLIS);
    return new TimedSnapshot(snapshot.node(), at, boot, uptime, snapshot.sections());
  }

  @Nullable ZoneOffset utcOffset() {
    Integer seconds = boot.utcOffsetSeconds();
    return seconds == null ? null : ZoneOffset.ofTotalSeconds(seconds);
  }

  /** The row that keeps it. */
  SnapshotRow row(SnapshotId id, SnapshotContents.Stored stored, long bootRef, Arrival arrival) {
    return new SnapshotRow(
        id,
        stored.manifest().manifestId(),
        arrival.receivedAt(),
        bootRef,
        uptime == null ? null : uptime.toMillis(),
        arrival.clockOffsetMillis(),
        sectionTimes(),
        stored.variants());
  }

  private byte @Nullable [] sectionTimes() {
    return SectionTimes.pack(
        capturedAt,
        sections.stream()
            .map(section -> new SectionTimes.Span(micros(section.begin()), micros(section.end())))
            .toList());
  }

  private static Instant checked(String what, Instant instant) {
    if (!isInRange(instant)) {
      throw outOfRange(what, instant);
    }
    return micros(instant);
  }

  private static boolean isInRange(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
  }

  private static IllegalArgumentException outOfRange(String what, Instant instant) {
    return new IllegalArgumentException(
        "%s is %s, which is not from 1970 to 2199; is the node's clock set?"
            .formatted(what, instant));
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
