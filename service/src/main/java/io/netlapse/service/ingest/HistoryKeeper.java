package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.netlapse.db.Recent;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.history.Lifetimes;
import io.netlapse.db.history.Observations;
import io.netlapse.db.history.RunScan;
import io.netlapse.db.history.RunSpan;
import io.netlapse.db.history.Runs;
import io.netlapse.db.history.StoredLifetime;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.NodeState;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.engine.history.ClockSteps;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Position;
import io.netlapse.engine.history.Run;
import io.netlapse.engine.history.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps runs and lifetimes what the algebra says of a node's snapshots.
 *
 * <p>A snapshot behind all others is one step of the fold, whose state is remembered or read from
 * the runs. One that comes late, shares an instant, or steps the clock can change what was before
 * it: then all of the node's history is folded anew and the difference written. All methods need
 * the node's lock. Safe for many threads that have different nodes.
 */
final class HistoryKeeper {

  private final KnownContents contents;
  private final Observations observations;
  private final RunScan scan;
  private final Recent<NodeKey, Remembered> folded = new Recent<>(1_000);

  HistoryKeeper(KnownContents contents) {
    this.contents = contents;
    this.observations = new Observations(contents);
    this.scan = new RunScan(contents, observations);
  }

  /** A fold and the version of the node that it belongs to. */
  private record Remembered(long version, FoldedNode node) {}

  /** A lifetime by what stays of it. */
  private record Begin(NumberedFact fact, Position first) {}

  /**
   * Takes a snapshot into account that was written in this transaction.
   *
   * @param node the node as it was locked
   * @param before the snapshots of its last instant before that; empty where it had none
   * @param snapshot what the new one wrote
   */
  Kept add(Connection connection, NodeState node, List<LookRow> before, LookRow snapshot)
      throws SQLException {
    Remembered known = folded.remove(node.key());
    if (!before.isEmpty() && !before.getFirst().at().isBefore(snapshot.at())) {
      return rebuild(connection, node.key());
    }
    List<Observation> moments = observed(connection, node.key(), List.of(snapshot));
    // Where all snapshots were removed there is nothing to go on from.
    Optional<FoldedNode> head =
        known != null && known.version() == node.version() && !before.isEmpty()
            ? Optional.of(caughtUp(connection, node.key(), known.node(), before))
            : read(connection, node.key(), before);
    if (head.isEmpty() || !head.get().agrees(moments.getFirst())) {
      return rebuild(connection, node.key());
    }
    boolean runBegan = extendRun(connection, node.key(), head.get(), before, snapshot);
    return step(connection, node.key(), head.get(), moments, runBegan);
  }

  /**
   * Whether a late snapshot, which is written, lies within a run and says what that says: then
   * neither the run nor any lifetime is another than before. This is how most late ones come.
   */
  boolean isWithinRun(Connection connection, NodeKey key, LookRow snapshot) throws SQLException {
    List<LookRow> around = Looks.around(connection, key, snapshot.at());
    return around.size() == 2
        && around.stream().allMatch(look -> saysTheSame(look, snapshot))
        && agree(around.getFirst(), snapshot)
        && agree(snapshot, around.getLast())
        && contents.manifest(connection, key.clusterId(), snapshot.manifestId()).steady()
        && Looks.at(connection, key, List.of(snapshot.at())).size() == 1
        && Runs.areOne(connection, key, around.getFirst().at(), around.getLast().at());
  }

  private static boolean saysTheSame(LookRow one, LookRow other) {
    return one.manifestId() == other.manifestId()
        && Objects.equals(one.clock().bootId(), other.clock().bootId());
  }

  private static boolean agree(LookRow earlier, LookRow later) {
    return ClockSteps.agree(earlier.at(), earlier.clock(), later.at(), later.clock());
  }

  /** Takes into account that a snapshot came late, or went. */
  Kept rebuild(Connection connection, NodeKey key) throws SQLException {
    folded.remove(key);
    List<RunSpan> spans = scan.scan(connection, key);
    List<Run> runs = observations.runs(connection, key, spans);
    List<Lifetime> lifetimes = new ArrayList<>();
    Optional<FoldedNode> head = FoldedNode.of(runs, spans, lifetimes);
    if (head.isPresent()) {
      lifetimes.addAll(head.get().open());
    } else {
      lifetimes = NodeHistory.ofRuns(runs).lifetimes();
    }
    Instant last = spans.isEmpty() ? Instant.EPOCH : spans.getLast().last();
    Runs.replace(connection, key, Runs.load(connection, key, last), spans);
    Set<StoredLifetime> written = Lifetimes.load(connection, key);
    Set<StoredLifetime> now = Lifetimes.asStored(connection, key, lifetimes);
    Lifetimes.replace(connection, key, written, now);
    return new Kept(lifetimes, !written.equals(now), true, null, settled(runs), head.orElse(null));
  }

  /** Remembers a fold; only when the transaction that stepped it is committed. */
  void remember(NodeState node, Kept kept) {
    if (kept.folded() != null) {
      folded.put(node.key(), new Remembered(node.version(), kept.folded()));
    }
  }

  private List<Observation> observed(Connection connection, NodeKey key, List<LookRow> instant)
      throws SQLException {
    return requireNonNull(
        observations.of(connection, key, instant).get(instant.getFirst().at()),
        "a snapshot has at least one moment");
  }

  private FoldedNode caughtUp(
      Connection connection, NodeKey key, FoldedNode known, List<LookRow> before)
      throws SQLException {
    known.catchUp(observed(connection, key, before));
    return known;
  }

  private Optional<FoldedNode> read(Connection connection, NodeKey key, List<LookRow> before)
      throws SQLException {
    if (before.isEmpty()) {
      return Optional.of(new FoldedNode());
    }
    List<RunSpan> spans = Runs.load(connection, key, before.getFirst().at());
    List<Run> runs = observations.runs(connection, key, spans);
    return FoldedNode.of(runs, spans, new ArrayList<>());
  }

  /**
   * A snapshot of the same boot that says what the one before it said belongs to its run; any other
   * begins one.
   *
   * @return whether one began
   */
  private boolean extendRun(
      Connection connection, NodeKey key, FoldedNode head, List<LookRow> before, LookRow snapshot)
      throws SQLException {
    RunSpan run = head.run();
    RunSpan next = new RunSpan(snapshot.at(), snapshot.at(), List.of(snapshot.manifestId()));
    if (run == null) {
      Runs.replace(connection, key, List.of(), List.of(next));
    } else if (before.size() == 1
        && saysTheSame(before.getFirst(), snapshot)
        && contents.manifest(connection, key.clusterId(), snapshot.manifestId()).steady()) {
      return false;
    } else {
      RunSpan closed = new RunSpan(run.first(), before.getFirst().at(), run.manifestIds());
      Runs.replace(connection, key, List.of(run), List.of(closed, next));
    }
    head.run(next);
    return true;
  }

  private static Kept step(
      Connection connection,
      NodeKey key,
      FoldedNode head,
      List<Observation> moments,
      boolean runBegan)
      throws SQLException {
    Map<Begin, Lifetime> touched = new LinkedHashMap<>();
    for (Observation moment : moments) {
      Step step = head.step(moment);
      step.ended().forEach(one -> touched.put(new Begin(one.fact(), one.first()), one));
      step.begun().forEach(one -> touched.put(new Begin(one.fact(), one.first()), one));
    }
    Set<StoredLifetime> now = Lifetimes.asStored(connection, key, touched.values());
    Set<StoredLifetime> ended =
        now.stream().filter(one -> one.end() != null).map(StoredLifetime::open).collect(toSet());
    Lifetimes.replace(connection, key, ended, now);
    Instant at = moments.getFirst().position().at();
    return new Kept(List.copyOf(touched.values()), !now.isEmpty(), runBegan, at, true, head);
  }

  /** Whether the node's last instant is not next to a step of the clock. */
  private static boolean settled(List<Run> runs) {
    if (runs.size() < 2) {
      return true;
    }
    Observation before = runs.get(runs.size() - 2).last();
    Observation last = runs.getLast().first();
    return !runs.getLast().first().equals(runs.getLast().last())
        || ClockSteps.agree(
            before.position().at(), before.clock(), last.position().at(), last.clock());
  }
}
