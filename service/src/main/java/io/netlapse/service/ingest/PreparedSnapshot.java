package io.netlapse.service.ingest;

import io.netlapse.db.Sha256;
import io.netlapse.db.content.NewManifest;
import io.netlapse.db.node.Boot;
import io.netlapse.db.snapshot.SectionTimes;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.SnapshotRow;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.Snapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as far as it is known without the database: its sections read, its times in the units
 * that are kept (microseconds; of the uptime milliseconds).
 *
 * @param node whose
 * @param capturedAt its instant
 * @param boot what the node says of itself
 * @param uptime its uptime; null where it was not told
 * @param sections its sections in order
 * @param digest tells duplicates, as {@link Snapshot#digest()} does
 * @param manifestDigest equal for all snapshots that say the same
 */
record PreparedSnapshot(
    NodeId node,
    Instant capturedAt,
    Boot boot,
    @Nullable Duration uptime,
    List<InterpretedSection> sections,
    Sha256 digest,
    Sha256 manifestDigest) {

  /** What an instant must lie in: PostgreSQL, and every reader's calendar, can do with it. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  PreparedSnapshot {
    sections = List.copyOf(sections);
  }

  /**
   * Reads a snapshot.
   *
   * @throws IllegalArgumentException if one of its times is outside of 1970 to 2199
   */
  static PreparedSnapshot of(Snapshot snapshot, SectionInterpreter interpreter) {
    return of(snapshot, interpreter::interpret);
  }

  /**
   * Reads a snapshot as far as it takes to tell whether it says anything new; it may not be kept as
   * new.
   *
   * @throws IllegalArgumentException if one of its times is outside of 1970 to 2199
   */
  static PreparedSnapshot toCompare(Snapshot snapshot, SectionInterpreter interpreter) {
    return of(snapshot, interpreter::recognise);
  }

  private static PreparedSnapshot of(
      Snapshot snapshot, Function<Section, InterpretedSection> interpreter) {
    Instant at = checked("capturedAt", snapshot.capturedAt());
    List<InterpretedSection> sections = new ArrayList<>();
    for (Section section : snapshot.sections()) {
      checked("the begin of section " + section.probe(), section.begin());
      checked("the end of section " + section.probe(), section.end());
      sections.add(interpreter.apply(section));
    }
    NodeClock clock = snapshot.clock();
    Boot boot =
        new Boot(
            StorableText.orNull(clock.bootId()),
            StorableText.orNull(snapshot.machineId()),
            clock.utcOffset() == null ? null : clock.utcOffset().getTotalSeconds());
    Duration uptime = clock.uptime() == null ? null : clock.uptime().truncatedTo(ChronoUnit.MILLIS);
    return new PreparedSnapshot(
        snapshot.node(), at, boot, uptime, sections, digest(sections), manifestDigest(sections));
  }

  @Nullable ZoneOffset utcOffset() {
    Integer seconds = boot.utcOffsetSeconds();
    return seconds == null ? null : ZoneOffset.ofTotalSeconds(seconds);
  }

  private byte @Nullable [] sectionTimes() {
    return SectionTimes.pack(
        capturedAt,
        sections.stream()
            .map(InterpretedSection::section)
            .map(section -> new SectionTimes.Span(micros(section.begin()), micros(section.end())))
            .toList());
  }

  /** The same command asked again begins a later moment, as in the algebra. */
  NewManifest manifest(List<Long> contentIds) {
    List<NewManifest.Part> parts = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    int moment = 0;
    for (int i = 0; i < sections.size(); i++) {
      InterpretedSection section = sections.get(i);
      if (!asked.add(section.command())) {
        moment++;
        asked.clear();
        asked.add(section.command());
      }
      parts.add(new NewManifest.Part(contentIds.get(i), section.section().exitStatus(), moment));
    }
    return new NewManifest(manifestDigest, parts);
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

  List<IngestResult.SectionCount> counts() {
    return sections.stream().map(InterpretedSection::count).toList();
  }

  /** {@link Snapshot#digest()}, without digesting the bytes of every section for a second time. */
  private static Sha256 digest(List<InterpretedSection> sections) {
    MessageDigest digest = Sha256.newDigest();
    for (InterpretedSection one : sections) {
      Section section = one.section();
      String head =
          section.probe() + "\0" + section.command().text() + "\0" + section.status().word() + "\0";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      digest.update(one.outputDigest().bytes());
      digest.update(one.errorDigest().bytes());
    }
    return Sha256.ofBytes(digest.digest());
  }

  private static Sha256 manifestDigest(List<InterpretedSection> sections) {
    MessageDigest digest = Sha256.newDigest();
    for (InterpretedSection section : sections) {
      digest.update(section.says().digest().bytes());
      digest.update(
          ByteBuffer.allocate(Integer.BYTES).putInt(section.section().exitStatus()).flip());
    }
    return Sha256.ofBytes(digest.digest());
  }

  private static Instant checked(String what, Instant instant) {
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw new IllegalArgumentException(
          "%s is %s, which is not from 1970 to 2199; is the node's clock set?"
              .formatted(what, instant));
    }
    return micros(instant);
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
