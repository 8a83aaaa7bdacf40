package io.netlapse.service.ingest;

import io.netlapse.db.Transactions;
import io.netlapse.db.content.KnownContents;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot with all that follows from it, in one transaction under the node's lock. Safe
 * for many threads.
 */
final class ChangeWriter {

  private final Transactions transactions;
  private final SnapshotContents contents;
  private final HistoryKeeper history;
  private final NodeAdvance advance;
  private final Rereading rereading;

  /**
   * Nodes that our parsers' versions have read; what they push from then on is read by those too.
   */
  private final Set<NodeKey> upToDate = ConcurrentHashMap.newKeySet();

  ChangeWriter(
      Transactions transactions,
      KnownContents known,
      SnapshotContents contents,
      SectionInterpreter interpreter,
      Derivation derivation) {
    this.transactions = transactions;
    this.contents = contents;
    this.history = new HistoryKeeper(known);
    this.advance = new NodeAdvance(known, derivation);
    this.rereading = new Rereading(interpreter, known, contents);
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
      if (kept == null) {
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
    committed(written.node(), written.kept());
    return written;
  }

  /** Removes a snapshot, if it is there, and writes in the audit log who did. */
  boolean remove(SnapshotId id, String actor, Instant at) {
    Optional<Removed> removed = transactions.write(connection -> remove(connection, id, actor, at));
    removed.ifPresent(one -> committed(one.node(), one.kept()));
    return removed.isPresent();
  }

  /**
   * Reads a node's snapshots again, where another version of a parser read them.
   *
   * @return whether any was
   */
  boolean bringUpToDate(NodeKey key, NodeId name) {
    boolean reread =
        transactions.write(
            connection -> {
              NodeState before = Nodes.lock(connection, key);
              return !upToDate(connection, before, name).equals(before);
            });
    upToDate.add(key);
    return reread;
  }

  /** Whether all of a node's snapshots were read by our parsers' versions. */
  boolean isUpToDate(NodeKey key) {
    return upToDate.contains(key);
  }

  private record Removed(NodeState node, Kept kept) {}

  private void committed(NodeState node, @Nullable Kept kept) {
    upToDate.add(node.key());
    if (kept != null) {
      history.remember(node, kept);
    }
  }

  private Written write(Connection connection, PreparedSnapshot snapshot, Arrival arrival)
      throws SQLException {
    TimedSnapshot told = snapshot.told();
    NodeKey key = Nodes.findOrCreate(connection, told.node()).key();
    NodeState node = upToDate(connection, Nodes.lock(connection, key), told.node());
    SnapshotId id = new SnapshotId(key, told.capturedAt(), snapshot.digest());
    Optional<SnapshotRow> known = Snapshots.find(connection, id);
    if (known.isPresent()) {
      return new Written(known.get(), true, node, null, List.of());
    }
    SnapshotContents.Stored stored = contents.store(connection, key.clusterId(), snapshot);
    long bootRef = Nodes.bootRef(connection, key, told.boot());
    SnapshotRow row = told.row(id, stored, bootRef, arrival);
    List<LookRow> before = Looks.last(connection, key);
    Snapshots.insert(connection, row);
    if (isUnchanged(node.head(), row.manifestId(), told)) {
      return new Written(row, false, node, null, List.of());
    }
    NodeClock clock = new NodeClock(told.boot().bootId(), told.uptime(), told.utcOffset());
    LookRow look = new LookRow(id.capturedAt(), row.manifestId(), clock, row.sectionTimes());
    if (isLate(before, look) && history.isWithinRun(connection, key, look)) {
      return new Written(row, false, node, null, List.of());
    }
    Kept kept = history.add(connection, node, before, look);
    NodeAdvance.Advanced now =
        advance.advance(connection, node, told.node(), kept, !sameBoot(before, look));
    return new Written(row, false, now.node(), kept, now.findings());
  }

  private Optional<Removed> remove(Connection connection, SnapshotId id, String actor, Instant at)
      throws SQLException {
    Optional<NodeId> name = Nodes.name(connection, id.node());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    NodeState node = upToDate(connection, Nodes.lock(connection, id.node()), name.get());
    if (!Snapshots.delete(connection, id)) {
      return Optional.empty();
    }
    Kept kept = history.rebuild(connection, id.node());
    NodeState now = advance.advance(connection, node, name.get(), kept, true).node();
    Removals.audit(connection, name.get(), id, actor, at);
    return Optional.of(new Removed(now, kept));
  }

  private NodeState upToDate(Connection connection, NodeState node, NodeId name)
      throws SQLException {
    if (isUpToDate(node.key()) || !rereading.reread(connection, node.key(), name)) {
      return node;
    }
    Kept kept = history.rebuild(connection, node.key());
    return advance.advance(connection, node, name, kept, false).node();
  }

  /** The database's own word: what we remembered may have been out of date. */
  private static boolean isUnchanged(@Nullable Head head, long manifestId, TimedSnapshot snapshot) {
    return head != null
        && head.agrees(
            snapshot.capturedAt(), manifestId, snapshot.boot().bootId(), snapshot.uptime());
  }

  private static boolean isLate(List<LookRow> before, LookRow look) {
    return !before.isEmpty() && look.at().isBefore(before.getFirst().at());
  }

  /** Whether a snapshot is of the boot of those before it. */
  private static boolean sameBoot(List<LookRow> before, LookRow look) {
    return before.stream()
        .allMatch(one -> Objects.equals(one.clock().bootId(), look.clock().bootId()));
  }
}
