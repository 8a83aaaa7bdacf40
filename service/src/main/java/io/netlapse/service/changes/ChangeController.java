package io.netlapse.service.changes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.netlapse.db.query.ChangeId;
import io.netlapse.db.query.ChangesIn;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.ChangeShape;
import io.netlapse.service.shape.CoveredItems;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.suspects.ChangeSuspects;
import io.netlapse.service.suspects.SuspectsOfChange;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.service.time.Windows;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/changes}. */
@Controller("/api/v1/changes")
@Secured(Scope.ROLE_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangeController {

  private final ChangesIn changes;
  private final Shapes shapes;
  private final Windows windows;
  private final ChangeSuspects suspects;

  ChangeController(ChangesIn changes, Shapes shapes, Windows windows, ChangeSuspects suspects) {
    this.changes = changes;
    this.shapes = shapes;
    this.windows = windows;
    this.suspects = suspects;
  }

  @Get
  HttpResponse<CoveredItems<ChangeShape>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String node,
      @QueryValue @Nullable String kind,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    NodeFilter nodes = new NodeFilter(cluster, node);
    TimeWindow window = windows.of(from, to, nodes, listing);
    List<ChangesIn.Row> fetched =
        changes.page(
            nodes,
            kind,
            window.from(),
            window.to(),
            Windows.rest(listing).map(ChangeController::place).orElse(null),
            listing.fetch());
    return listing.answer(
        fetched,
        last -> position(window, last.place()),
        (page, next) ->
            new CoveredItems<>(
                page.stream().map(row -> ChangeShape.of(row, window, shapes)).toList(),
                next,
                window,
                shapes.coverage(nodes, kind == null ? null : List.of(kind), window)));
  }

  @Get("/{id}/suspects")
  SuspectsOfChange suspects(@PathVariable String id) {
    ChangesIn.Row change =
        read(id)
            .flatMap(changes::find)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no change of this id; later snapshots may have placed it"
                            + " elsewhere. Ask /changes again."));
    return suspects.of(change);
  }

  private static Optional<ChangeId> read(String id) {
    try {
      return Optional.of(ChangeId.ofText(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> position(TimeWindow window, ChangesIn.Place place) {
    return Windows.position(
        window,
        place.shownAt(),
        place.clusterId(),
        place.nodeId(),
        place.moment(),
        place.key(),
        place.n());
  }

  private static ChangesIn.Place place(List<String> position) {
    return new ChangesIn.Place(
        Windows.instant(position.get(0)),
        Long.parseLong(position.get(1)),
        Long.parseLong(position.get(2)),
        Integer.parseInt(position.get(3)),
        position.get(4),
        Long.parseLong(position.get(5)));
  }
}
