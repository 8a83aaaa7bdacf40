package io.netlapse.service.ingest;

import io.netlapse.db.Sha256;
import io.netlapse.db.content.NewManifest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A snapshot as far as it is known without the database: its sections read.
 *
 * @param told the snapshot
 * @param sections its sections in order
 * @param digest tells duplicates, as {@link io.netlapse.spi.snapshot.Snapshot#digest()} does
 * @param manifestDigest equal for all snapshots that say the same
 */
record PreparedSnapshot(
    TimedSnapshot told, List<InterpretedSection> sections, Sha256 digest, Sha256 manifestDigest) {

  PreparedSnapshot {
    sections = List.copyOf(sections);
  }

  /** Reads a snapshot. */
  static PreparedSnapshot of(TimedSnapshot told, SectionInterpreter interpreter) {
    List<InterpretedSection> sections =
        told.sections().stream().map(interpreter::interpret).toList();
    return new PreparedSnapshot(told, sections, digest(sections), manifestDigest(sections));
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

  List<IngestResult.SectionCount> counts() {
    return sections.stream().map(InterpretedSection::count).toList();
  }

  private static Sha256 digest(List<InterpretedSection> sections) {
    SnapshotDigest digest = new SnapshotDigest();
    sections.forEach(one -> digest.add(one.section(), one.outputDigest(), one.errorDigest()));
    return digest.sha256();
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
}
