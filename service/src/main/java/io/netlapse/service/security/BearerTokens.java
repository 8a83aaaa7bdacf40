package io.netlapse.service.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import io.netlapse.db.access.StoredToken;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Makes of a bearer token (RFC 6750) the roles of its scope. Looks up off the event loop. */
@Singleton
final class BearerTokens implements TokenValidator<HttpRequest<?>> {

  private final KnownTokens tokens;
  private final ExecutorService executor;

  BearerTokens(KnownTokens tokens, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.tokens = tokens;
    this.executor = executor;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
    TokenSecret secret = new TokenSecret(token);
    Optional<StoredToken> remembered = tokens.remembered(secret);
    if (remembered.isPresent()) {
      return Publishers.just(authentication(remembered));
    }
    return Publishers.fromCompletableFuture(
        CompletableFuture.supplyAsync(() -> authentication(tokens.find(secret)), executor));
  }

  /** Null, which a publisher takes for nothing, for a token that is not known. */
  private static @Nullable Authentication authentication(Optional<StoredToken> token) {
    return token
        .flatMap(known -> Scope.ofWord(known.scope()).map(scope -> authentication(known, scope)))
        .orElse(null);
  }

  private static Authentication authentication(StoredToken token, Scope scope) {
    return Authentication.build(token.name(), scope.roles(), Map.of(Caller.TOKEN, token));
  }
}
