package io.netlapse.service.state;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.netlapse.db.Columns;
import io.netlapse.db.derived.FirstSights;
import io.netlapse.db.query.KnownSpan;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.StateAt;
import io.netlapse.service.lines.FactLines;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.EvidenceShape;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.time.TimeText;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.service.time.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/clusters/{cluster}/nodes/{node}/state}. */
@Controller("/api/v1/clusters/{cluster}/nodes/{node}/state")
@Secured(Scope.ROLE_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StateController {

  private static final Duration COVERED = Duration.ofDays(1);

  private final StateAt state;
  private final KnownSpan span;
  private final FactLines lines;
  private final Shapes shapes;
  private final Windows windows;

  StateController(StateAt state, KnownSpan span, FactLines lines, Shapes shapes, Windows windows) {
    this.state = state;
    this.span = span;
    this.lines = lines;
    this.shapes = shapes;
    this.windows = windows;
  }

  @Get
  HttpResponse<StateAnswer> state(
      HttpRequest<?> request,
      @PathVariable String cluster,
      @PathVariable String node,
      @QueryValue @Nullable String at,
      @QueryValue @Nullable String kind,
      @QueryValue @Nullable String probe,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    NodeFilter only = new NodeFilter(cluster, node);
    if (span.of(only).isEmpty()) {
      throw ProblemException.notFound(
          "No snapshot of a node '%s' of cluster '%s' is known.".formatted(node, cluster));
    }
    Instant instant = instant(listing, at);
    StateAt.After after =
        listing.position().map(position -> after(position.subList(1, 3))).orElse(null);
    List<StateAt.Row> fetched =
        state.page(
            new StateAt.Question(cluster, node, instant, kind, probe), after, listing.fetch());
    TimeWindow dayBefore = new TimeWindow(instant.minus(COVERED), instant.plusNanos(1000));
    return listing.answer(
        fetched,
        last -> position(instant, last),
        (page, next) ->
            new StateAnswer(
                items(node, page, instant),
                next,
                instant,
                shapes.coverage(only, kind == null ? null : List.of(kind), dayBefore)));
  }

  private List<StateAnswer.Item> items(String node, List<StateAt.Row> rows, Instant at) {
    Map<FirstSights.Asked, FirstLines.Lines> said =
        lines.of(rows.stream().map(StateController::asked).toList());
    return rows.stream()
        .map(
            row ->
                new StateAnswer.Item(
                    shapes.fact(row.fact()),
                    Duration.between(row.seenAt(), at).toSeconds(),
                    evidence(node, said.getOrDefault(asked(row), unknown(row)))))
        .toList();
  }

  private static EvidenceShape evidence(String node, FirstLines.Lines lines) {
    return new EvidenceShape(node, lines.probe(), lines.line(), String.join("\n", lines.texts()));
  }

  /** A snapshot that was removed a moment ago shows no line any more. */
  private static FirstLines.Lines unknown(StateAt.Row row) {
    return new FirstLines.Lines(row.probe(), 1, List.of());
  }

  private static FirstSights.Asked asked(StateAt.Row row) {
    return new FirstSights.Asked(
        row.node(), row.seenAt(), row.fact().id(), row.fact().occurrence());
  }

  private Instant instant(Listing listing, @Nullable String at) {
    Instant now = windows.now();
    return listing
        .position()
        .map(position -> Windows.instant(position.getFirst()))
        .orElseGet(() -> at == null ? now : TimeText.parse("at", at, now));
  }

  private static List<String> position(Instant at, StateAt.Row last) {
    return List.of(
        Long.toString(Columns.micros(at)),
        Long.toString(last.fact().id()),
        Integer.toString(last.fact().occurrence()));
  }

  private static StateAt.After after(List<String> position) {
    return new StateAt.After(Long.parseLong(position.get(0)), Integer.parseInt(position.get(1)));
  }
}
