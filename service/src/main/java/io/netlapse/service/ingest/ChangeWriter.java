package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.netlapse.db.Sha256;
import io.netlapse.db.Transactions;
import io.netlapse.db.content.Contents;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.Manifests;
import io.netlapse.db.content.StoredContent;
import io.netlapse.db.node.Head;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.NodeState;
import io.netlapse.db.node.Nodes;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.SnapshotRow;
import io.netlapse.db.snapshot.Snapshots;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.engine.history.Change;
import io.netlapse.engine.history.Changes;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot with all that follows from it, in one transaction under the node's lock. Safe
 * for many threads.
 */
final class ChangeWriter {

  private final Transactions transactions;
  private final KnownContents contents;
  private final VariantPacker variants;
  private final HistoryKeeper history;
  private final Derivation derivation;

  ChangeWriter(
      Transactions transactions,
      KnownContents contents,
      VariantPacker variants,
      Derivation derivation) {
    this.transactions = transactions;
    this.contents = contents;
    this.variants = variants;
    this.history = new HistoryKeeper(contents);
    this.derivation = derivation;
  }

  /**
   * What was written.
   *
   * @param stored the snapshot as it is kept; of a duplicate the one that came first
   * @param duplicate whether it was there
   * @param node the node as it is now
   * @param kept what was done to its history; null where nothing had to be
   * @param findings the findings that began or ended
   */
  record Written(
      SnapshotRow stored,
      boolean duplicate,
      NodeState node,
      @Nullable Kept kept,
      List<FindingLife> findings) {

    /** What the snapshot showed to be otherwise than before. */
    List<Change> changes() {
      if (kept == null || duplicate) {
        return List.of();
      }
      Instant at = stored.id().capturedAt();
      return Changes.of(kept.lifetimes()).stream()
          .filter(change -> change.shownAt().at().equals(at))
          .toList();
    }
  }

  /** Writes a snapshot unless it is there. */
  Written write(PreparedSnapshot snapshot, Arrival arrival) {
    Written written = transactions.write(connection -> write(connection, snapshot, arrival));
    remember(written.node(), written.kept());
    return written;
  }

  /** Removes a snapshot, if it is there, and writes in the audit log who did. */
  boolean remove(SnapshotId id, String actor, Instant at) {
    Optional<Removed> removed = transactions.write(connection -> remove(connection, id, actor, at));
    removed.ifPresent(one -> remember(one.node(), one.kept()));
    return removed.isPresent();
  }

  private record Removed(NodeState node, Kept kept) {}

  private void remember(NodeState node, @Nullable Kept kept) {
    if (kept != null) {
      history.remember(node, kept);
    }
  }

  private Written write(Connection connection, PreparedSnapshot snapshot, Arrival arrival)
      throws SQLException {
    NodeKey key = Nodes.findOrCreate(connection, snapshot.node()).key();
    NodeState node = Nodes.lock(connection, key);
    SnapshotId id = new SnapshotId(key, snapshot.capturedAt(), snapshot.digest());
    Optional<SnapshotRow> known = Snapshots.find(connection, id);
    if (known.isPresent()) {
      return new Written(known.get(), true, node, null, List.of());
    }
    Manifest manifest = manifest(connection, key, snapshot);
    SnapshotRow row =
        new SnapshotRow(
            id,
            manifest.manifestId(),
            arrival.receivedAt(),
            Nodes.bootRef(connection, key, snapshot.boot()),
            snapshot.uptimeMillis(),
            arrival.clockOffsetMillis(),
            snapshot.sectionTimes(),
            variants.pack(connection, key.clusterId(), manifest, snapshot));
    List<LookRow> before = Looks.last(connection, key);
    Snapshots.insert(connection, row);
    if (isUnchanged(node.head(), manifest, snapshot)) {
      return new Written(row, false, node, null, List.of());
    }
    LookRow look =
        new LookRow(id.capturedAt(), row.manifestId(), clock(snapshot), row.sectionTimes());
    Kept kept = history.add(connection, node, before, look);
    NodeState now = Nodes.advance(connection, node, head(connection, key, kept));
    return new Written(row, false, now, kept, derive(connection, snapshot.node(), key, kept));
  }

  private Optional<Removed> remove(Connection connection, SnapshotId id, String actor, Instant at)
      throws SQLException {
    Optional<NodeId> name = Nodes.name(connection, id.node());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    NodeState node = Nodes.lock(connection, id.node());
    if (!Snapshots.delete(connection, id)) {
      return Optional.empty();
    }
    Kept kept = history.rebuild(connection, id.node());
    NodeState now = Nodes.advance(connection, node, head(connection, id.node(), kept));
    derive(connection, name.get(), id.node(), kept);
    Removals.audit(connection, name.get(), id, actor, at);
    return Optional.of(new Removed(now, kept));
  }

  /** The database's own word: what we remembered may have been out of date. */
  private static boolean isUnchanged(
      @Nullable Head head, Manifest manifest, PreparedSnapshot snapshot) {
    return head != null
        && head.agrees(
            snapshot.capturedAt(),
            manifest.manifestId(),
            snapshot.boot().bootId(),
            snapshot.uptime());
  }

  private Manifest manifest(Connection connection, NodeKey key, PreparedSnapshot snapshot)
      throws SQLException {
    Map<Sha256, StoredContent> stored =
        Contents.store(
            connection,
            key.clusterId(),
            snapshot.sections().stream().map(InterpretedSection::content).toList());
    List<Long> contentIds =
        snapshot.sections().stream()
            .map(section -> requireNonNull(stored.get(section.says().digest())).contentId())
            .toList();
    long manifestId = Manifests.store(connection, key.clusterId(), snapshot.manifest(contentIds));
    return contents.manifest(connection, key.clusterId(), manifestId);
  }

  /** What an unchanged snapshot agrees with from now on; null where none can. */
  private @Nullable Head head(Connection connection, NodeKey key, Kept kept) throws SQLException {
    List<LookRow> last = Looks.last(connection, key);
    if (last.size() != 1 || !kept.settled()) {
      return null;
    }
    LookRow look = last.getFirst();
    if (!contents.manifest(connection, key.clusterId(), look.manifestId()).steady()) {
      return null;
    }
    String boot = look.clock().bootId();
    Duration uptime = look.clock().uptime();
    return boot == null || uptime == null
        ? new Head(look.at(), look.manifestId(), null, null)
        : new Head(look.at(), look.manifestId(), boot, look.at().minus(uptime));
  }

  private List<FindingLife> derive(Connection connection, NodeId node, NodeKey key, Kept kept)
      throws SQLException {
    if (!kept.changed()) {
      return List.of();
    }
    Set<String> kinds =
        kept.whole()
            ? Set.of()
            : kept.lifetimes().stream()
                .map(lifetime -> lifetime.fact().fact().kind().name())
                .collect(toSet());
    return derivation.derive(connection, new Derivation.Changed(key, node, kinds));
  }

  private static NodeClock clock(PreparedSnapshot snapshot) {
    return new NodeClock(snapshot.boot().bootId(), snapshot.uptime(), snapshot.utcOffset());
  }
}
