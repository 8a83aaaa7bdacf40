package io.netlapse.service.ingest;

import io.netlapse.db.Recent;
import io.netlapse.db.Transactions;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.node.Head;
import io.netlapse.db.node.NodeState;
import io.netlapse.db.node.Nodes;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.SnapshotRow;
import io.netlapse.db.snapshot.Snapshots;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The way in for snapshots. Safe for many threads, and any number of these, in any number of
 * processes, may work on one database; none of it shows in the history.
 */
public final class IngestService implements AutoCloseable {

  private final Transactions transactions;
  private final SectionInterpreter interpreter;
  private final KnownContents contents = new KnownContents();
  private final HeadComparison comparison;
  private final GroupCommit groupCommit;
  private final ChangeWriter writer;
  private final Recent<NodeId, NodeMemory> memories = new Recent<>(40_000);
  private final NodeLocks locks = new NodeLocks();

  /**
   * Over a migrated database.
   *
   * @param dataSource a pool, which stays the caller's to close, after this
   * @param reader reads sections
   * @param derivation derives events and findings
   */
  public IngestService(DataSource dataSource, SectionReader reader, Derivation derivation) {
    this.transactions = new Transactions(dataSource);
    this.interpreter = new SectionInterpreter(reader);
    this.comparison = new HeadComparison(transactions, contents, interpreter);
    this.groupCommit = new GroupCommit(dataSource);
    this.writer =
        new ChangeWriter(
            transactions, contents, new SnapshotContents(contents), interpreter, derivation);
  }

  /**
   * Takes a snapshot in. Its cluster and node are made where they are new. Returns after the
   * commit.
   *
   * @param snapshot at any instant, before or behind those that are there
   * @param arrival how it came
   * @throws IllegalArgumentException if one of its times is outside of 1970 to 2199
   * @throws io.netlapse.db.DatabaseException if the database refuses or is away; nothing was stored
   *     and the same may be sent again
   */
  public IngestResult ingest(Snapshot snapshot, Arrival arrival) {
    TimedSnapshot told = TimedSnapshot.of(snapshot);
    IngestResult unchanged = holding(locks.shared(told.node()), () -> unchanged(told, arrival));
    if (unchanged != null) {
      return unchanged;
    }
    PreparedSnapshot prepared = PreparedSnapshot.of(told, interpreter);
    ChangeWriter.Written written =
        holding(locks.alone(told.node()), () -> writer.write(prepared, arrival));
    return new IngestResult(
        written.duplicate() ? IngestResult.Outcome.DUPLICATE : IngestResult.Outcome.STORED,
        written.stored().id(),
        written.stored().receivedAt(),
        written.changes(),
        findings(written, life -> life.node().equals(told.node())),
        findings(written, life -> !life.node().equals(told.node())),
        prepared.counts());
  }

  private static List<FindingLife> findings(
      ChangeWriter.Written written, Predicate<FindingLife> which) {
    return written.findings().stream().filter(which).toList();
  }

  /**
   * Removes a snapshot, as if it had never come. Who did is written in the audit log.
   *
   * @param id which
   * @param actor who, for the audit log
   * @param at when, for the audit log
   * @return false if there is none of this id
   * @throws io.netlapse.db.DatabaseException if the database refuses or is away; nothing was
   *     removed
   */
  public boolean remove(SnapshotId id, String actor, Instant at) {
    return writer.remove(id, actor, at.truncatedTo(ChronoUnit.MICROS));
  }

  /**
   * Reads again what another version of a parser read of a node. A node that pushes is brought up
   * to date by that; this is for those that do not.
   *
   * @return whether anything was; false too where nobody knows the node
   * @throws io.netlapse.db.DatabaseException if the database refuses or is away; nothing was
   *     changed
   */
  public boolean reread(NodeId node) {
    Optional<NodeState> known = transactions.read(connection -> Nodes.find(connection, node));
    return known.isPresent() && writer.bringUpToDate(known.get().key(), node);
  }

  /** Ends the thread that commits. What is still waiting is stored by its own caller. */
  @Override
  public void close() {
    groupCommit.close();
  }

  private static <T extends @Nullable Object> T holding(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stores a snapshot that agrees with its node's head. What is remembered of the node may be out
   * of date, then it is asked for and compared once more.
   *
   * @return null where it does not agree, or was not stored for another reason
   */
  private @Nullable IngestResult unchanged(TimedSnapshot snapshot, Arrival arrival) {
    NodeMemory known = memories.get(snapshot.node());
    IngestResult written = known == null ? null : unchanged(snapshot, known, arrival);
    if (written != null) {
      return written;
    }
    Optional<NodeMemory> now = transactions.read(connection -> recall(connection, snapshot));
    if (now.isEmpty()) {
      return null;
    }
    memories.put(snapshot.node(), now.get());
    return now.get().equals(known) ? null : unchanged(snapshot, now.get(), arrival);
  }

  private @Nullable IngestResult unchanged(
      TimedSnapshot snapshot, NodeMemory node, Arrival arrival) {
    HeadComparison.Agreement agreement = comparison.compare(snapshot, node);
    if (agreement == null) {
      return null;
    }
    SnapshotRow row =
        snapshot.row(
            new SnapshotId(node.state().key(), snapshot.capturedAt(), agreement.digest()),
            new SnapshotContents.Stored(node.manifest(), agreement.variants()),
            node.bootRef(),
            arrival);
    return groupCommit.write(new Snapshots.Unchanged(row, node.state().version()))
        ? new IngestResult(
            IngestResult.Outcome.STORED,
            row.id(),
            row.receivedAt(),
            List.of(),
            List.of(),
            List.of(),
            agreement.counts())
        : null;
  }

  private Optional<NodeMemory> recall(Connection connection, TimedSnapshot snapshot)
      throws SQLException {
    Optional<NodeState> node = Nodes.find(connection, snapshot.node());
    if (node.isEmpty() || !writer.isUpToDate(node.get().key())) {
      return Optional.empty();
    }
    Head head = node.get().head();
    OptionalLong boot = Nodes.findBoot(connection, node.get().key(), snapshot.boot());
    if (head == null || boot.isEmpty()) {
      return Optional.empty();
    }
    Manifest manifest =
        contents.manifest(connection, node.get().key().clusterId(), head.manifestId());
    return Optional.of(
        new NodeMemory(node.get(), head, manifest, snapshot.boot(), boot.getAsLong()));
  }
}
