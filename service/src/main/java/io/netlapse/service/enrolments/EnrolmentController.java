package io.netlapse.service.enrolments;

import static java.util.Objects.requireNonNull;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import io.netlapse.service.audit.Audit;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.service.security.TokenSecret;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v1/enrolments}: trades a use of an enrol token for the push token of one node. */
@Controller("/api/v1/enrolments")
@Secured(Scope.ROLE_ENROL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EnrolmentController {

  private final Tokens tokens;
  private final Audit audit;
  private final JsonReader json;
  private final Clock clock;

  EnrolmentController(Tokens tokens, Audit audit, JsonReader json, Clock clock) {
    this.tokens = tokens;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Post
  HttpResponse<EnrolmentAnswer> enrol(@Body InputStream body, Authentication authentication) {
    EnrolmentOrder order = EnrolmentOrder.of(json.small(body));
    Caller caller = Caller.of(authentication);
    TokenSecret secret = TokenSecret.random(Scope.PUSH);
    Instant now = clock.instant();
    StoredToken token =
        audit
            .done(
                caller,
                () ->
                    Optional.ofNullable(
                        tokens.enrol(
                            caller.token().id(),
                            order.node(),
                            order.machineId(),
                            secret.hash(),
                            now)),
                made ->
                    new Audit.Line(
                        "node-enrolled",
                        "node %s/%s".formatted(made.cluster(), made.node()),
                        "machine %s, token %d for a use of token %d"
                            .formatted(made.machineId(), made.id(), caller.token().id())))
            .orElseThrow(() -> refused(order, caller, now));
    return HttpResponse.created(EnrolmentAnswer.of(token, secret));
  }

  private ProblemException refused(EnrolmentOrder order, Caller caller, Instant now) {
    String cluster = requireNonNull(caller.token().cluster(), "an enrol token has a cluster");
    return caller.refusal(
        "node %s/%s".formatted(cluster, order.node()),
        tokens
            .holder(cluster, order.node(), order.machineId(), now)
            .map(holder -> isHeld(holder, order))
            .orElse(
                "The enrol token has no uses left, or has just ended; let an admin make a new"
                    + " one."));
  }

  private static String isHeld(StoredToken holder, EnrolmentOrder order) {
    return order.machineId().equals(holder.machineId())
        ? "Node %s/%s is enrolled already, as this machine %s. If its token was lost, let an admin revoke token %d, then enrol again."
            .formatted(holder.cluster(), holder.node(), holder.machineId(), holder.id())
        : "Node %s/%s is machine %s; this is machine %s. If it was reinstalled or replaced, let an admin revoke token %d, then enrol again; else give this machine a name of its own."
            .formatted(
                holder.cluster(),
                holder.node(),
                holder.machineId(),
                order.machineId(),
                holder.id());
  }
}
