package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.content.KeptRaw;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.ManifestSection;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.history.Runs;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.SnapshotRow;
import io.netlapse.db.snapshot.Snapshots;
import io.netlapse.db.snapshot.Variants;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Reads a node's snapshots again, from their exact bytes, when a parser has another version than
 * the one that read them: a new release of netlapse must not look like a change of the node.
 */
final class Rereading {

  private final SectionInterpreter interpreter;
  private final KnownContents contents;
  private final SnapshotContents writer;

  Rereading(SectionInterpreter interpreter, KnownContents contents, SnapshotContents writer) {
    this.interpreter = interpreter;
    this.contents = contents;
    this.writer = writer;
  }

  /**
   * Reads again what an other version read; the node must be locked.
   *
   * @return whether anything was: then its history must be folded anew
   */
  boolean reread(Connection connection, NodeKey key, NodeId node) throws SQLException {
    List<Manifest> stale =
        contents
            .manifests(connection, key.clusterId(), Runs.manifests(connection, key))
            .values()
            .stream()
            .filter(this::isStale)
            .toList();
    for (Manifest manifest : stale) {
      for (SnapshotId id : Snapshots.saying(connection, key, manifest.manifestId())) {
        SnapshotRow row = Snapshots.find(connection, id).orElseThrow();
        reread(connection, node, manifest, row);
      }
    }
    return !stale.isEmpty();
  }

  private boolean isStale(Manifest manifest) {
    return manifest.sections().stream()
        .anyMatch(
            section ->
                !Objects.equals(
                    section.parserVersion(),
                    interpreter.parserVersion(
                        section(section, Instant.EPOCH, Content.NONE, Content.NONE))));
  }

  private void reread(Connection connection, NodeId node, Manifest manifest, SnapshotRow row)
      throws SQLException {
    long clusterId = row.id().node().clusterId();
    List<ManifestSection> sections = manifest.sections();
    Map<Long, KeptRaw> kept = contents.raws(connection, clusterId, manifest.contentIds());
    SortedMap<Integer, byte[]> variants =
        Variants.unpack(
            row.variants(),
            position -> requireNonNull(kept.get(sections.get(position).contentId())).bytes());
    List<Section> read = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      byte[] bytes = variants.get(i);
      RawSection raw =
          RawSection.ofBytes(
              bytes == null
                  ? requireNonNull(kept.get(sections.get(i).contentId())).bytes()
                  : bytes);
      read.add(section(sections.get(i), row.id().capturedAt(), raw.output(), raw.error()));
    }
    Snapshot snapshot = new Snapshot(node, row.id().capturedAt(), NodeClock.UNKNOWN, null, read);
    SnapshotContents.Stored now =
        writer.store(
            connection, clusterId, PreparedSnapshot.of(TimedSnapshot.of(snapshot), interpreter));
    Snapshots.say(connection, row.id(), now.manifest().manifestId(), now.variants());
  }

  private static Section section(
      ManifestSection section, Instant at, Content output, Content error) {
    return new Section(
        section.probe(),
        Command.parse(section.command()),
        at,
        at,
        section.exitStatus(),
        section.status(),
        output,
        error);
  }
}
