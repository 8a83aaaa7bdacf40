package io.netlapse.service.timelines;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.netlapse.db.derived.FirstSights;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.query.CoverageOf;
import io.netlapse.db.query.FactFilter;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.TimelineCoverage;
import io.netlapse.db.query.Timelines;
import io.netlapse.service.lines.FactLines;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.CoverageShape;
import io.netlapse.service.shape.LifetimeShape;
import io.netlapse.service.shape.NodeCoverage;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.service.time.Windows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/timelines}. */
@Controller("/api/v1/timelines")
@Secured(Scope.ROLE_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TimelineController {

  private final Timelines timelines;
  private final TimelineCoverage covering;
  private final FactLines lines;
  private final CoverageOf coverage;
  private final Shapes shapes;
  private final Windows windows;

  TimelineController(
      Timelines timelines,
      TimelineCoverage covering,
      FactLines lines,
      CoverageOf coverage,
      Shapes shapes,
      Windows windows) {
    this.covering = covering;
    this.timelines = timelines;
    this.lines = lines;
    this.coverage = coverage;
    this.shapes = shapes;
    this.windows = windows;
  }

  @Get
  HttpResponse<TimelineAnswer> list(
      HttpRequest<?> request, @RequestBean TimelineParameters parameters) {
    Listing listing = Listing.of(request);
    NodeFilter nodes = parameters.nodes();
    FactFilter facts = parameters.facts();
    boolean all = parameters.allLifetimes();
    TimeWindow window = windows.of(parameters.from(), parameters.to(), nodes, listing);
    List<Timelines.Row> fetched =
        timelines.page(
            nodes,
            facts,
            window.from(),
            window.to(),
            Windows.rest(listing).map(TimelineController::after).orElse(null),
            listing.fetch());
    return listing.answer(
        fetched,
        last ->
            Windows.position(
                window, last.cluster(), last.node(), last.fact().id(), last.fact().occurrence()),
        (page, next) ->
            new TimelineAnswer(
                items(page, window, all), next, window, nodes(nodes, facts, window)));
  }

  private List<TimelineAnswer.Item> items(
      List<Timelines.Row> rows, TimeWindow window, boolean all) {
    List<Timelines.Key> keys = rows.stream().map(Timelines.Row::key).toList();
    Map<Timelines.Key, List<Timelines.Life>> lives =
        timelines.lifetimes(keys, window.from(), window.to(), all);
    Map<Timelines.Key, CoverageOf.Row> covered = covering.of(keys, window.from(), window.to());
    Map<FirstSights.Asked, FirstLines.Lines> first =
        lines.of(lives.values().stream().map(list -> asked(list.getFirst())).toList());
    return rows.stream()
        .filter(row -> lives.containsKey(row.key()) && covered.containsKey(row.key()))
        .map(row -> item(row, lives.get(row.key()), covered.get(row.key()), window, first))
        .toList();
  }

  private TimelineAnswer.Item item(
      Timelines.Row row,
      @Nullable List<Timelines.Life> lives,
      CoverageOf.@Nullable Row covered,
      TimeWindow window,
      Map<FirstSights.Asked, FirstLines.Lines> lines) {
    if (lives == null || covered == null) {
      throw new IllegalStateException("a timeline without a lifetime");
    }
    Timelines.Life first = lives.getFirst();
    FirstLines.Lines said =
        lines.getOrDefault(asked(first), new FirstLines.Lines(first.probe(), 1, List.of()));
    return new TimelineAnswer.Item(
        row.cluster(),
        row.node(),
        shapes.fact(row.fact()),
        said.probe(),
        said.texts(),
        lives.stream().map(LifetimeShape::of).toList(),
        CoverageShape.of(window, covered));
  }

  private static FirstSights.Asked asked(Timelines.Life life) {
    Timelines.Key key = life.key();
    return new FirstSights.Asked(
        new NodeKey(key.clusterId(), key.nodeId()), life.firstAt(), key.factId(), key.occurrence());
  }

  private TimelineAnswer.Nodes nodes(NodeFilter nodes, FactFilter facts, TimeWindow window) {
    List<Timelines.Holder> holders = timelines.holders(nodes, facts, window.from(), window.to());
    Set<String> with =
        holders.stream()
            .map(holder -> Shapes.name(nodes, holder.cluster(), holder.node()))
            .collect(toCollection(TreeSet::new));
    List<NodeCoverage> without =
        coverage.nodes(nodes, kinds(facts, holders), window.from(), window.to()).stream()
            .map(
                row ->
                    new NodeCoverage(
                        Shapes.name(nodes, row.cluster(), row.node()),
                        CoverageShape.of(window, row)))
            .filter(row -> !with.contains(row.node()))
            .toList();
    return new TimelineAnswer.Nodes(List.copyOf(with), without);
  }

  /** The kinds that were asked for, or else those of which there was a fact somewhere. */
  private static @Nullable Set<String> kinds(FactFilter facts, List<Timelines.Holder> holders) {
    String kind = facts.kind();
    if (kind != null) {
      return Set.of(kind);
    }
    return holders.isEmpty() ? null : holders.stream().map(Timelines.Holder::kind).collect(toSet());
  }

  private static Timelines.After after(List<String> position) {
    return new Timelines.After(
        position.get(0),
        position.get(1),
        Long.parseLong(position.get(2)),
        Integer.parseInt(position.get(3)));
  }
}
