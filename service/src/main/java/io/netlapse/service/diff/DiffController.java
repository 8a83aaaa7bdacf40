package io.netlapse.service.diff;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.netlapse.db.query.FactRow;
import io.netlapse.db.query.KnownSpan;
import io.netlapse.db.query.LookedAt;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.StateAt;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.time.Windows;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/diff}. */
@Controller("/api/v1/diff")
@Secured(Scope.ROLE_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DiffController {

  /**
   * A diff has no pages, so it has a limit: a node has some hundreds of facts, a big one thousands.
   */
  private static final int MOST_FACTS = 100_000;

  private final StateAt state;
  private final LookedAt lookedAt;
  private final KnownSpan span;
  private final Shapes shapes;
  private final Windows windows;

  DiffController(StateAt state, LookedAt lookedAt, KnownSpan span, Shapes shapes, Windows windows) {
    this.state = state;
    this.lookedAt = lookedAt;
    this.span = span;
    this.shapes = shapes;
    this.windows = windows;
  }

  @Get
  DiffAnswer diff(
      @QueryValue @Nullable String left,
      @QueryValue @Nullable String right,
      @QueryValue @Nullable String kind) {
    Instant now = windows.now();
    DiffSide one = side("left", left, now);
    DiffSide other = side("right", right, now);
    requireKnown(one);
    requireKnown(other);
    SortedSet<String> both = kinds(one, kind);
    SortedSet<String> onlyOne = new TreeSet<>(both);
    SortedSet<String> others = kinds(other, kind);
    onlyOne.removeAll(others);
    SortedSet<String> unknown = new TreeSet<>(others);
    unknown.removeAll(both);
    unknown.addAll(onlyOne);
    StateDifference difference =
        StateDifference.of(facts(one, kind, unknown), facts(other, kind, unknown));
    return new DiffAnswer(
        one,
        other,
        difference.onlyLeft().stream().map(shapes::fact).toList(),
        difference.onlyRight().stream().map(shapes::fact).toList(),
        difference.replaced().stream()
            .map(pair -> new DiffAnswer.Pair(shapes.fact(pair.left()), shapes.fact(pair.right())))
            .toList(),
        List.copyOf(unknown));
  }

  private static DiffSide side(String name, @Nullable String text, Instant now) {
    if (text == null) {
      throw ProblemException.parameter(
          name, "it is missing; write <cluster>/<node>@<time>, such as prod/worker-1@-2h.");
    }
    return DiffSide.parse(name, text, now);
  }

  private void requireKnown(DiffSide side) {
    if (span.of(new NodeFilter(side.cluster(), side.node())).isEmpty()) {
      throw ProblemException.notFound(
          "No snapshot of a node '%s' of cluster '%s' is known."
              .formatted(side.node(), side.cluster()));
    }
  }

  private SortedSet<String> kinds(DiffSide side, @Nullable String only) {
    SortedSet<String> kinds = lookedAt.kinds(side.cluster(), side.node(), side.at());
    if (only != null) {
      kinds.removeIf(kind -> !kind.equals(only));
    }
    return kinds;
  }

  private List<FactRow> facts(DiffSide side, @Nullable String kind, SortedSet<String> unknown) {
    List<StateAt.Row> rows =
        state.page(
            new StateAt.Question(side.cluster(), side.node(), side.at(), kind, null),
            null,
            MOST_FACTS + 1);
    if (rows.size() > MOST_FACTS) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "Node %s/%s has more than %d facts then; narrow the diff by 'kind'."
              .formatted(side.cluster(), side.node(), MOST_FACTS));
    }
    return rows.stream()
        .map(StateAt.Row::fact)
        .filter(fact -> !unknown.contains(fact.kind()))
        .toList();
  }
}
