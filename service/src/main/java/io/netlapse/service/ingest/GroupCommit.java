package io.netlapse.service.ingest;

import io.netlapse.db.DatabaseException;
import io.netlapse.db.Transactions;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/**
 * Writes unchanged snapshots, as many as are waiting in one statement and one commit: under load
 * the price of a commit is shared by all that arrived during the one before, and nobody waits for
 * company: while one group's commit waits for the disk, the next group is being read. One thread;
 * {@link #write} is safe for many.
 */
final class GroupCommit implements AutoCloseable {

  /** Enough to spread the commit thin, few enough that nobody waits long for the others. */
  private static final int GROUP = 256;

  /** Who comes when so many wait is told to wait: {@link #write} blocks. */
  private static final int WAITING = 4 * GROUP;

  /** PostgreSQL manual, appendix A. */
  private static final String DEADLOCK = "40P01";

  private final DataSource dataSource;
  private final Transactions transactions;
  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;
  private volatile boolean closed;

  GroupCommit(DataSource dataSource) {
    this.dataSource = dataSource;
    this.transactions = new Transactions(dataSource);
    this.writer = Thread.ofPlatform().name("netlapse-group-commit").daemon().start(this::run);
  }

  private record Pending(Snapshots.Unchanged snapshot, CompletableFuture<Boolean> written) {}

  /**
   * Writes one and returns after it is committed.
   *
   * @return false when it was not written: it is there already, or its node changed meanwhile or is
   *     being changed
   * @throws io.netlapse.db.DatabaseException if the database refuses or is away
   */
  boolean write(Snapshots.Unchanged snapshot) {
    Pending pending = new Pending(snapshot, new CompletableFuture<>());
    try {
      if (closed) {
        return false;
      }
      queue.put(pending);
      return pending.written().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a snapshot waited for its commit", e);
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  private static RuntimeException cause(Exception failure) {
    return failure.getCause() instanceof RuntimeException refused
        ? refused
        : new CompletionException(failure.getCause());
  }

  private void run() {
    List<Pending> group = new ArrayList<>(GROUP);
    while (!closed) {
      try {
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        commit(group);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } finally {
        group.clear();
      }
    }
    queue.forEach(pending -> pending.written().complete(false));
  }

  private void commit(List<Pending> group) {
    try {
      Map<SnapshotId, Pending> byId = new HashMap<>();
      group.forEach(pending -> byId.putIfAbsent(pending.snapshot().row().id(), pending));
      List<Snapshots.Unchanged> snapshots = byId.values().stream().map(Pending::snapshot).toList();
      Set<SnapshotId> written = insert(snapshots);
      for (Pending pending : group) {
        SnapshotId id = pending.snapshot().row().id();
        pending.written().complete(written.contains(id) && byId.get(id) == pending);
      }
    } catch (RuntimeException | Error e) {
      group.forEach(pending -> pending.written().completeExceptionally(e));
    }
  }

  /** One statement, which commits itself: no further round trip. */
  private Set<SnapshotId> insert(List<Snapshots.Unchanged> snapshots) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      return Snapshots.insertUnchanged(connection, snapshots);
    } catch (SQLException e) {
      if (!DEADLOCK.equals(e.getSQLState())) {
        throw new DatabaseException(e);
      }
      // Another process writes some of the same snapshots, in another order.
      return transactions.write(connection -> Snapshots.insertUnchanged(connection, snapshots));
    }
  }

  /** Ends the thread; who still waits is told that nothing was written. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
  }
}
