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
import io.netlapse.service.security.KnownTokens;
import io.netlapse.service.security.Scope;
import io.netlapse.service.security.TokenSecret;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tokens}. */
@Controller("/api/v1/tokens")
@Secured(Scope.ROLE_ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  private final Tokens tokens;
  private final KnownTokens known;
  private final Audit audit;
  private final JsonReader json;
  private final Clock clock;

  TokenController(Tokens tokens, KnownTokens known, Audit audit, JsonReader json, Clock clock) {
    this.tokens = tokens;
    this.known = known;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  @Get
  HttpResponse<Items<TokenAnswer>> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    Listing listing = Listing.of(request);
    long after = listing.position().map(position -> Long.parseLong(position.getFirst())).orElse(0L);
    List<TokenAnswer> fetched =
        tokens.page(after, listing.fetch()).stream().map(TokenAnswer::of).toList();
    return listing.answer(fetched, token -> List.of(token.id()), Items::new);
  }

  @Post
  HttpResponse<TokenAnswer> add(@Body InputStream body, Authentication authentication) {
    TokenOrder order = TokenOrder.of(json.small(body));
    Caller caller = Caller.of(authentication);
    TokenSecret secret = TokenSecret.random(order.scope());
    StoredToken token =
        requireNonNull(
            tokens.add(
                order.name(),
                secret.hash(),
                order.scope().word(),
                order.cluster(),
                order.node(),
                clock.instant(),
                caller.name()),
            "two random secrets are equal");
    audit.write(caller, "token-added", "token " + token.id(), token.scope() + " " + token.name());
    return HttpResponse.created(TokenAnswer.of(token, secret));
  }

  @Delete("/{id}")
  HttpResponse<?> revoke(@PathVariable String id, Authentication authentication) {
    StoredToken token =
        number(id)
            .map(number -> tokens.revoke(number, clock.instant()))
            .orElseThrow(
                () ->
                    ProblemException.notFound("There is no token of this id that is still good."));
    known.forget(token.id());
    audit.write(Caller.of(authentication), "token-revoked", "token " + token.id(), token.name());
    return HttpResponse.noContent();
  }

  private static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }
}
