package io.netlapse.service.findings;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.netlapse.db.query.FindingsIn;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.CoveredItems;
import io.netlapse.service.shape.FindingShape;
import io.netlapse.service.shape.Findings;
import io.netlapse.service.shape.Shapes;
import io.netlapse.service.suspects.FindingSuspects;
import io.netlapse.service.suspects.SuspectsOfFinding;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.service.time.Windows;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/findings}. */
@Controller("/api/v1/findings")
@Secured(Scope.ROLE_READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FindingController {

  private static final Pattern ID = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  private final FindingsIn findings;
  private final Findings shape;
  private final FindingSuspects suspects;
  private final Shapes shapes;
  private final Windows windows;

  FindingController(
      FindingsIn findings,
      Findings shape,
      FindingSuspects suspects,
      Shapes shapes,
      Windows windows) {
    this.findings = findings;
    this.shape = shape;
    this.suspects = suspects;
    this.shapes = shapes;
    this.windows = windows;
  }

  @Get
  HttpResponse<CoveredItems<FindingShape>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String node,
      @QueryValue @Nullable String rule,
      @QueryValue @Nullable String severity,
      @QueryValue @Nullable String state,
      @QueryValue @Nullable String muted,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    NodeFilter nodes = new NodeFilter(cluster, node);
    FindingsIn.Filter filter =
        new FindingsIn.Filter(nodes, rule, severity(severity), open(state), null, muted(muted));
    TimeWindow window = windows.of(from, to, nodes, listing);
    List<FindingsIn.Row> fetched =
        findings.page(
            filter,
            window.from(),
            window.to(),
            Windows.rest(listing).map(FindingController::after).orElse(null),
            listing.fetch());
    return listing.answer(
        fetched,
        last -> Windows.position(window, last.appearedAt(), last.clusterId(), last.id()),
        (page, next) ->
            new CoveredItems<>(
                page.stream().map(shape::of).toList(),
                next,
                window,
                shapes.coverage(nodes, null, window)));
  }

  @Get("/{id}")
  FindingShape finding(@PathVariable String id) {
    return shape.of(find(id));
  }

  @Get("/{id}/suspects")
  SuspectsOfFinding suspects(@PathVariable String id) {
    return suspects.of(find(id));
  }

  private FindingsIn.Row find(String id) {
    Matcher parts = ID.matcher(id);
    return (parts.matches()
            ? findings.find(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
            : Optional.<FindingsIn.Row>empty())
        .orElseThrow(() -> ProblemException.notFound("There is no finding of this id."));
  }

  private static @Nullable String severity(@Nullable String word) {
    try {
      return word == null ? null : Severity.ofWord(word).word();
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter("severity", "it is critical, warning or info.");
    }
  }

  private static @Nullable Boolean open(@Nullable String state) {
    return switch (state) {
      case null -> null;
      case "open" -> true;
      case "resolved" -> false;
      default -> throw ProblemException.parameter("state", "it is open or resolved.");
    };
  }

  private static @Nullable Boolean muted(@Nullable String word) {
    return switch (word) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.parameter("muted", "it is true or false.");
    };
  }

  private static FindingsIn.After after(List<String> position) {
    return new FindingsIn.After(
        Windows.instant(position.get(0)),
        Long.parseLong(position.get(1)),
        Long.parseLong(position.get(2)));
  }
}
