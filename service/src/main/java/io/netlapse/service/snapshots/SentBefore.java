package io.netlapse.service.snapshots;

import io.netlapse.db.Recent;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.SnapshotContents;
import io.netlapse.db.query.SnapshotList;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.SentSections;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The sections that a node sent last, which its next delta refers to: from memory, as many nodes'
 * as a sixteenth of the heap can hold, else from the database, so that each instance knows what
 * another one took in. Only ever asked for a node that the caller may speak for. Safe for many
 * threads.
 */
@Singleton
final class SentBefore {

  /** What no capture is later than. */
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final Recent<NodeId, SentSections> last =
      new Recent<>(Runtime.getRuntime().maxMemory() / 16, SentSections::size);

  private final SnapshotList snapshots;
  private final SnapshotContents contents;

  SentBefore(SnapshotList snapshots, SnapshotContents contents) {
    this.snapshots = snapshots;
    this.contents = contents;
  }

  /** What the node sent last; nothing where that is not kept. */
  SentSections of(NodeId node) {
    SentSections known = last.get(node);
    if (known != null) {
      return known;
    }
    SentSections stored = stored(node);
    if (!stored.isEmpty()) {
      last.put(node, stored);
    }
    return stored;
  }

  /** The service has these of the node. */
  void keep(NodeId node, List<Section> sections) {
    SentSections before = last.get(node);
    last.put(
        node,
        (before == null ? SentSections.NONE : before)
            .followedBy(sections.stream().map(SentBefore::section).toList()));
  }

  /** One after the other: what is read here counts for no upload's share of memory. */
  private synchronized SentSections stored(NodeId node) {
    return snapshots
        .page(new NodeFilter(node.cluster(), node.name()), Instant.EPOCH, END, null, 1)
        .stream()
        .findFirst()
        .flatMap(newest -> contents.find(newest.id()))
        .map(row -> SentSections.of(row.sections().stream().map(SentBefore::section).toList()))
        .orElse(SentSections.NONE);
  }

  private static BundleSection section(Section section) {
    return new BundleSection(
        section.probe(),
        section.command(),
        Duration.ZERO,
        Duration.ZERO,
        section.exitStatus(),
        null,
        section.output(),
        section.error());
  }

  private static BundleSection section(SnapshotContents.Section kept) {
    return new BundleSection(
        new ProbeId(kept.probe()),
        Command.parse(kept.command()),
        Duration.ZERO,
        Duration.ZERO,
        kept.exitStatus(),
        null,
        kept.raw().output(),
        kept.raw().error());
  }
}
