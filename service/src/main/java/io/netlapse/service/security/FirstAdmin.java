package io.netlapse.service.security;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netlapse.db.access.AuditLog;
import io.netlapse.db.access.StoredToken;
import io.netlapse.db.access.Tokens;
import io.netlapse.service.settings.SecuritySettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that somebody can hand out tokens: takes the admin's token from the settings, or makes
 * one and prints it where none was ever made. The only time that a secret is written anywhere.
 */
@Singleton
final class FirstAdmin implements ApplicationEventListener<ServerStartupEvent> {

  private static final String BY = "netlapse";

  private final Tokens tokens;
  private final AuditLog audit;
  private final SecuritySettings settings;
  private final Clock clock;

  FirstAdmin(Tokens tokens, AuditLog audit, SecuritySettings settings, Clock clock) {
    this.tokens = tokens;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    String given = settings.adminToken();
    if (given != null) {
      // Null if it is known from an earlier start, or was revoked: it stays so.
      var _ = add("admin-from-settings", new TokenSecret(given));
    } else if (!tokens.anyAdmin()) {
      TokenSecret secret = TokenSecret.random(Scope.ADMIN);
      if (add("first-admin", secret) != null) {
        System.out.println("netlapse admin token (shown once): " + secret.text());
      }
    }
  }

  private @Nullable StoredToken add(String name, TokenSecret secret) {
    Instant now = clock.instant();
    StoredToken token = tokens.add(name, secret.hash(), Scope.ADMIN.word(), null, null, now, BY);
    if (token != null) {
      audit.add(now, BY, "token-added", "token " + token.id(), token.scope() + " " + name);
    }
    return token;
  }
}
