package io.netlapse.service.security;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netlapse.db.query.Tokens;
import io.netlapse.service.settings.SecuritySettings;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Sees to it that somebody can hand out tokens: takes the admin's token from the settings, or makes
 * one and prints it where none was ever made. The only time that a secret is written anywhere.
 */
@Singleton
final class FirstAdmin implements ApplicationEventListener<ServerStartupEvent> {

  private static final String BY = "netlapse";

  private final Tokens tokens;
  private final SecuritySettings settings;
  private final Clock clock;

  FirstAdmin(Tokens tokens, SecuritySettings settings, Clock clock) {
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    String given = settings.adminToken();
    if (given != null) {
      // Empty if it is known from an earlier start, or was revoked: it stays so.
      var _ =
          tokens.add(
              "admin-from-settings",
              new TokenSecret(given).hash(),
              Scope.ADMIN.word(),
              null,
              null,
              clock.instant(),
              BY);
    } else if (!tokens.anyAdmin()) {
      TokenSecret secret = TokenSecret.random(Scope.ADMIN);
      if (tokens
          .add("first-admin", secret.hash(), Scope.ADMIN.word(), null, null, clock.instant(), BY)
          .isPresent()) {
        System.out.println("netlapse admin token (shown once): " + secret.text());
      }
    }
  }
}
