package io.netlapse.service.tokens;

import static java.util.Objects.requireNonNull;

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
import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import io.netlapse.service.audit.Audit;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.paging.Items;
import io.netlapse.service.paging.Listing;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.security.Caller;
import io.netlapse.service.security.Scope;
import io.netlapse.service.security.TokenSecret;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tokens}. */
@Controller("/api/v1/tokens")
@Secured(Scope.ROLE_ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  private final Tokens tokens;
  private final Audit audit;
  private final JsonReader json;
  private final Clock clock;

  TokenController(Tokens tokens, Audit audit, JsonReader json, Clock clock) {
    this.tokens = tokens;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Get
  HttpResponse<Items<TokenAnswer>> list(
      HttpRequest<?> request,
      Authentication authentication,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    long after = listing.position().map(position -> Long.parseLong(position.getFirst())).orElse(0L);
    List<TokenAnswer> fetched =
        tokens.page(after, listing.fetch()).stream().map(TokenAnswer::of).toList();
    audit.writeRead(Caller.of(authentication), "tokens");
    return listing.answer(fetched, token -> List.of(token.id()), Items::new);
  }

  @Post
  HttpResponse<TokenAnswer> add(@Body InputStream body, Authentication authentication) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    TokenOrder order = TokenOrder.of(json.small(body), now);
    Caller caller = Caller.of(authentication);
    TokenSecret secret = TokenSecret.random(order.scope());
    StoredToken token =
        audit
            .done(
                caller,
                () -> Optional.of(store(order, secret.hash(), now, caller.name())),
                made -> line("token-added", made))
            .orElseThrow();
    return HttpResponse.created(TokenAnswer.of(token, secret));
  }

  private StoredToken store(TokenOrder order, byte[] hash, Instant now, String by) {
    return switch (order) {
      case TokenOrder.Lasting(var name, var scope, var cluster, var node) ->
          requireNonNull(
              tokens.add(name, hash, scope.word(), cluster, node, now, by),
              "two random secrets are equal");
      case TokenOrder.Enrol(var name, var cluster, var uses, var until) ->
          tokens.addEnrol(name, hash, cluster, uses, until, now, by);
    };
  }

  @Delete("/{id}")
  HttpResponse<?> revoke(@PathVariable String id, Authentication authentication) {
    StoredToken _ =
        audit
            .done(
                Caller.of(authentication),
                () -> TokenId.number(id).map(number -> tokens.revoke(number, clock.instant())),
                token -> line("token-revoked", token))
            .orElseThrow(
                () ->
                    ProblemException.notFound("There is no token of this id that is still good."));
    return HttpResponse.noContent();
  }

  private static Audit.Line line(String action, StoredToken token) {
    return new Audit.Line(action, "token " + token.id(), token.scope() + " " + token.name());
  }
}
