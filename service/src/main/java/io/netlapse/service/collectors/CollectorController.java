package io.netlapse.service.collectors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.CollectorReports;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.paging.Items;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.spi.snapshot.NodeId;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/collectors}: each tells how it fares, and everybody who reads sees it. */
@Controller("/api/v1/collectors")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CollectorController {

  private static final List<String> BEFORE_ALL = List.of("", "", "");

  private final CollectorReports reports;
  private final JsonReader json;
  private final Clock clock;

  CollectorController(CollectorReports reports, JsonReader json, Clock clock) {
    this.reports = reports;
    this.json = json;
    this.clock = clock;
  }

  /** The report is kept. */
  @Serdeable
  record Kept(Instant receivedAt) {}

  @Get
  @Secured(Scope.ROLE_READ)
  HttpResponse<Items<CollectorAnswer>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    List<String> after = listing.position().orElse(BEFORE_ALL);
    List<CollectorAnswer> fetched =
        reports
            .page(
                cluster,
                new CollectorReports.Key(after.get(0), after.get(1), after.get(2)),
                listing.fetch())
            .stream()
            .map(row -> CollectorAnswer.of(row, json))
            .toList();
    return listing.answer(
        fetched, last -> List.of(last.cluster(), last.collector(), last.instance()), Items::new);
  }

  /** A token that is one node's speaks for itself alone: its name is the instance's. */
  @Put("/{collector}/instances/{instance}")
  @Secured(Scope.ROLE_PUSH)
  HttpResponse<Kept> report(
      @PathVariable String collector,
      @PathVariable String instance,
      @QueryValue @Nullable String cluster,
      @Body InputStream body,
      Authentication authentication) {
    Caller caller = Caller.of(authentication);
    String own = cluster == null ? caller.token().cluster() : cluster;
    if (own == null) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "Nobody says which cluster's nodes it captures: neither the parameter nor the token. Add"
              + " '?cluster=<name>'.");
    }
    CollectorReports.Key key =
        new CollectorReports.Key(
            name("cluster", own), name("collector", collector), name("instance", instance));
    caller.requireNode(key.cluster(), key.instance());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ToldReport told = ToldReport.of(json.small(body), key, now);
    told.nodes().forEach(node -> caller.requireNode(key.cluster(), node));
    reports.keep(told.report(), told.targets(), told.gaps());
    return HttpResponse.ok(new Kept(now));
  }

  private static String name(String what, String text) {
    try {
      return NodeId.requireName(what, text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ProblemType.INVALID, "The " + e.getMessage() + ".");
    }
  }
}
