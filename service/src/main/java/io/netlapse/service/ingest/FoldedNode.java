package io.netlapse.service.ingest;

import io.netlapse.db.history.RunSpan;
import io.netlapse.engine.history.ClockSteps;
import io.netlapse.engine.history.HistoryFold;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Run;
import io.netlapse.engine.history.Step;
import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node's history folded up to some instant, ready for the next observation. Only of a node whose
 * clock never stepped: a step makes windows depend on what comes later.
 *
 * <p>The fold changes as it is stepped, so whoever takes this step has it alone, and forgets it
 * when what was stepped is not committed.
 */
final class FoldedNode {

  private final HistoryFold fold = new HistoryFold();
  private @Nullable Instant at;
  private NodeClock clock = NodeClock.UNKNOWN;
  private @Nullable RunSpan run;

  /** Of a node that never told anything. */
  FoldedNode() {}

  /**
   * Folds a node's runs, if its clock never stepped.
   *
   * @param runs the runs of the algebra
   * @param spans the same as they are written
   * @param lifetimes takes the lifetimes that ended
   */
  static Optional<FoldedNode> of(List<Run> runs, List<RunSpan> spans, List<Lifetime> lifetimes) {
    FoldedNode node = new FoldedNode();
    for (Run run : runs) {
      if (!node.agrees(run.first())) {
        return Optional.empty();
      }
      Stream.of(run.first(), run.last())
          .distinct()
          .forEach(end -> lifetimes.addAll(node.step(end).ended()));
    }
    node.run = spans.isEmpty() ? null : spans.getLast();
    return Optional.of(node);
  }

  /** Whether the clock did not step between the last observation and this one. */
  boolean agrees(Observation next) {
    return at == null || ClockSteps.agree(at, clock, next.position().at(), next.clock());
  }

  /** Takes the node's latest snapshots, which changed nothing, where they are not folded yet. */
  void catchUp(List<Observation> moments) {
    for (Observation moment : moments) {
      if (at == null || moment.position().at().isAfter(at)) {
        Step step = step(moment);
        if (!step.isEmpty()) {
          throw new IllegalStateException(
              "an unchanged snapshot at " + moment.position() + " changed " + step);
        }
      }
    }
  }

  /** Takes the next observation. */
  Step step(Observation next) {
    Step step = fold.step(next);
    at = next.position().at();
    clock = next.clock();
    return step;
  }

  /** The lifetimes without an end. */
  List<Lifetime> open() {
    return fold.open();
  }

  /** The node's last run; null where there is none. */
  @Nullable RunSpan run() {
    return run;
  }

  /** Puts the node's last run in place of the one before. */
  void run(RunSpan last) {
    run = last;
  }
}
