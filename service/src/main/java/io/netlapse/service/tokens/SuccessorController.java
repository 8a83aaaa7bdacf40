package io.netlapse.service.tokens;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import io.netlapse.service.audit.Audit;
import io.netlapse.service.json.JsonFields;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.service.security.TokenSecret;
import io.netlapse.service.time.Deadline;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code /api/v1/tokens/{id}/successor}: a push token is traded for a new one, and ends by itself a
 * while later. Whoever has a token may trade that one, an admin any.
 */
@Controller("/api/v1/tokens/{id}/successor")
@Secured({Scope.ROLE_PUSH, Scope.ROLE_ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SuccessorController {

  private static final String SELF = "self";
  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final Deadline.Bounds LONGEST =
      new Deadline.Bounds(Duration.ofDays(1), "a day", "+1h");

  /** Whoever stole a token shall not fill the tables with its successors. */
  private static final Duration YOUNGEST = Duration.ofHours(1);

  private final Tokens tokens;
  private final Audit audit;
  private final JsonReader json;
  private final Clock clock;

  SuccessorController(Tokens tokens, Audit audit, JsonReader json, Clock clock) {
    this.tokens = tokens;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** The body says when the old one ends: {@code {"until"?}}. */
  @Post
  HttpResponse<TokenAnswer> succeed(
      @PathVariable String id, @Body InputStream body, Authentication authentication) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant until = until(json.small(body), now);
    Caller caller = Caller.of(authentication);
    long old = traded(id, caller, now);
    TokenSecret secret = TokenSecret.random(Scope.PUSH);
    StoredToken token =
        audit
            .done(
                caller,
                () ->
                    Optional.ofNullable(
                        tokens.succeed(old, secret.hash(), until, now, caller.name())),
                next ->
                    new Audit.Line(
                        "token-rotated",
                        "token " + old,
                        "for token %d; the old one ends at %s".formatted(next.id(), until)))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.CONFLICT,
                        "Token %d is no push token, is good no more, or was traded before: each is traded once. Make or enrol a new one."
                            .formatted(old)));
    return HttpResponse.created(TokenAnswer.of(token, secret));
  }

  private static long traded(String id, Caller caller, Instant now) {
    StoredToken own = caller.token();
    long traded =
        id.equals(SELF)
            ? own.id()
            : TokenId.number(id)
                .orElseThrow(() -> ProblemException.notFound("There is no token of this id."));
    if (caller.isAdmin()) {
      return traded;
    }
    if (traded != own.id()) {
      throw caller.refusal(
          "token " + traded,
          "A token is traded with itself, or by an admin. Send the token that is to be traded, and"
              + " 'self' for its id.");
    }
    if (own.createdAt().isAfter(now.minus(YOUNGEST))) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "Token %d was made at %s; it is traded after an hour at the earliest, or by an admin."
              .formatted(traded, own.createdAt()));
    }
    return traded;
  }

  private static Instant until(JsonFields fields, Instant now) {
    Instant until =
        fields.has("until") ? Deadline.of(fields, "until", LONGEST, now) : now.plus(OVERLAP);
    fields.refuseOthers();
    fields.check();
    return until;
  }
}
