package io.netlapse.service.mutes;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.access.Mutes;
import io.netlapse.db.access.StoredMute;
import io.netlapse.service.audit.Audit;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.paging.Items;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.rules.Rules;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/mutes}: everybody who reads sees them, and admins make and end them. */
@Controller("/api/v1/mutes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MuteController {

  private final Mutes mutes;
  private final Rules rules;
  private final Audit audit;
  private final JsonReader json;
  private final Clock clock;

  MuteController(Mutes mutes, Rules rules, Audit audit, JsonReader json, Clock clock) {
    this.mutes = mutes;
    this.rules = rules;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Get
  @Secured(Scope.ROLE_READ)
  HttpResponse<Items<MuteAnswer>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    long before =
        listing
            .position()
            .map(position -> Long.parseLong(position.getFirst()))
            .orElse(Long.MAX_VALUE);
    List<MuteAnswer> fetched =
        mutes.page(before, listing.fetch()).stream().map(MuteAnswer::of).toList();
    return listing.answer(fetched, mute -> List.of(mute.id()), Items::new);
  }

  @Post
  @Secured(Scope.ROLE_ADMIN)
  HttpResponse<MuteAnswer> add(@Body InputStream body, Authentication authentication) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    MuteOrder order = MuteOrder.of(json.small(body), rule -> rules.rule(rule).isPresent(), now);
    Caller caller = Caller.of(authentication);
    StoredMute made =
        audit
            .done(
                caller,
                () ->
                    Optional.of(
                        mutes.add(
                            order.rule(),
                            order.cluster(),
                            order.node(),
                            order.subject(),
                            order.reason(),
                            order.until(),
                            now,
                            caller.name())),
                mute -> line("mute-added", mute))
            .orElseThrow();
    return HttpResponse.created(MuteAnswer.of(made));
  }

  @Delete("/{id}")
  @Secured(Scope.ROLE_ADMIN)
  HttpResponse<?> end(@PathVariable String id, Authentication authentication) {
    StoredMute _ =
        audit
            .done(
                Caller.of(authentication),
                () -> number(id).map(number -> mutes.end(number, clock.instant())),
                mute -> line("mute-ended", mute))
            .orElseThrow(
                () -> ProblemException.notFound("There is no mute of this id that still holds."));
    return HttpResponse.noContent();
  }

  private static Audit.Line line(String action, StoredMute mute) {
    return new Audit.Line(action, "mute " + mute.id(), mute.reason());
  }

  private static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }
}
