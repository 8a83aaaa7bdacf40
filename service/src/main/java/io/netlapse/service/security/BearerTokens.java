package io.netlapse.service.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Makes of a bearer token (RFC 6750) the roles of its scope. Looks up off the event loop.
 *
 * <p>Nothing is remembered: the database is asked after each request has come, so a token that was
 * revoked or has ended is good for no request that comes later, whichever instance takes it.
 *
 * <p>A token is found by the hash of its secret in an index. What leaks from the time that takes is
 * about the hash of what the attacker sent, which tells nothing of any secret.
 *
 * @see <a href="../../../../../../../../docs/adr/0021-machines-enrol-themselves.md">ADR 0021</a>
 */
@Singleton
final class BearerTokens implements TokenValidator<HttpRequest<?>> {

  private final Tokens tokens;
  private final Refusals refusals;
  private final Clock clock;
  private final ExecutorService executor;

  BearerTokens(
      Tokens tokens,
      Refusals refusals,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.tokens = tokens;
    this.refusals = refusals;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
    TokenSecret secret = new TokenSecret(token);
    return Publishers.fromCompletableFuture(
        CompletableFuture.supplyAsync(() -> authentication(secret), executor));
  }

  /** Null, which a publisher takes for nothing, for a token that is not good. */
  private @Nullable Authentication authentication(TokenSecret secret) {
    Optional<StoredToken> token = tokens.byHash(secret.hash(), clock.instant());
    return token
        .flatMap(known -> Scope.ofWord(known.scope()).map(scope -> authentication(known, scope)))
        .orElse(null);
  }

  private Authentication authentication(StoredToken token, Scope scope) {
    return Authentication.build(
        token.name(), scope.roles(), Map.of(Caller.ATTRIBUTE, new Caller(token, refusals)));
  }
}
