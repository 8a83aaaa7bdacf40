package io.netlapse.service.events;

import static java.util.stream.Collectors.joining;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.query.EventsIn;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.PostedEvents;
import io.netlapse.service.audit.Audit;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.service.shape.EventShape;
import io.netlapse.service.shape.WindowedItems;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.service.time.Windows;
import io.netlapse.spi.event.EventKind;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/events}. */
@Controller("/api/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {

  private static final String CLOUD_EVENT = "application/cloudevents+json";

  private final EventsIn events;
  private final PostedEvents posted;
  private final JsonReader json;
  private final Windows windows;
  private final Audit audit;

  EventController(
      EventsIn events, PostedEvents posted, JsonReader json, Windows windows, Audit audit) {
    this.events = events;
    this.posted = posted;
    this.json = json;
    this.windows = windows;
    this.audit = audit;
  }

  @Get
  @Secured(Scope.ROLE_READ)
  HttpResponse<WindowedItems<EventShape>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String cluster,
      @QueryValue @Nullable String node,
      @QueryValue @Nullable String kind,
      @QueryValue @Nullable String what,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    NodeFilter nodes = new NodeFilter(cluster, node);
    TimeWindow window = windows.of(from, to, nodes, listing);
    List<EventsIn.Row> fetched =
        events.page(
            nodes,
            kind(kind),
            what,
            window.from(),
            window.to(),
            Windows.rest(listing).map(EventController::after).orElse(null),
            listing.fetch());
    return listing.answer(
        fetched,
        last -> Windows.position(window, last.to(), last.clusterId(), last.id()),
        (page, next) ->
            new WindowedItems<>(page.stream().map(EventShape::of).toList(), next, window));
  }

  @Post
  @Secured({Scope.ROLE_PUSH, Scope.ROLE_ADMIN})
  @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT})
  HttpResponse<EventShape> post(
      HttpRequest<?> request, @Body InputStream body, Authentication authentication) {
    Caller caller = Caller.of(authentication);
    PostedEvents.Told told = read(request, body, caller);
    String node = told.node();
    if (node == null) {
      caller.requireWholeCluster(told.cluster());
    } else {
      caller.requireNode(told.cluster(), node);
    }
    PostedEvents.Kept kept = posted.keep(told);
    if (caller.isAdmin() && kept.stored()) {
      audit.write(
          caller, new Audit.Line("event-posted", "event " + kept.event().id(), told.what()));
    }
    EventShape event = EventShape.of(kept.event());
    return kept.stored() ? HttpResponse.created(event) : HttpResponse.ok(event);
  }

  private PostedEvents.Told read(HttpRequest<?> request, InputStream body, Caller caller) {
    Instant now = windows.now();
    String cluster = caller.token().cluster();
    if (CloudEvent.isBinary(request.getHeaders())) {
      return CloudEvent.binary(request.getHeaders(), cluster, now);
    }
    boolean structured =
        request.getContentType().map(type -> type.getName().equals(CLOUD_EVENT)).orElse(false);
    return structured
        ? CloudEvent.structured(json.small(body), cluster, now)
        : PostedEvent.read(json.small(body), "token " + caller.token().id(), now);
  }

  private static @Nullable String kind(@Nullable String word) {
    try {
      return word == null ? null : EventKind.ofWord(word).word();
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter(
          "kind",
          Arrays.stream(EventKind.values())
              .map(EventKind::word)
              .collect(joining(", ", "it is one of ", ".")));
    }
  }

  private static EventsIn.After after(List<String> position) {
    return new EventsIn.After(
        Windows.instant(position.get(0)),
        Long.parseLong(position.get(1)),
        Long.parseLong(position.get(2)));
  }
}
