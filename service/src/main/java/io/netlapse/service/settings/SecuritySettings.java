package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import org.jspecify.annotations.Nullable;

/**
 * {@code netlapse.security}: tokens.
 *
 * @param adminToken a token that is to be an admin's from the start; null to have one made and
 *     printed on the first start. Its short names in the environment are {@code
 *     NETLAPSE_ADMIN_TOKEN} and {@code NETLAPSE_ADMIN_TOKEN_FILE}
 */
@Context
@ConfigurationProperties("netlapse.security")
public record SecuritySettings(@Nullable String adminToken) {

  private static final int SHORTEST = 24;

  /**
   * Checks the token.
   *
   * @throws IllegalArgumentException if it is too short to be a secret or no bearer token
   */
  public SecuritySettings {
    if (adminToken != null && !adminToken.matches("[A-Za-z0-9._~+/-]{%d,}=*".formatted(SHORTEST))) {
      throw new IllegalArgumentException(
          "NETLAPSE_ADMIN_TOKEN is not at least %d of the characters A-Z a-z 0-9 - . _ ~ + / (RFC 6750). Make one with: openssl rand -hex 32"
              .formatted(SHORTEST));
    }
  }

  /** Never the token itself: settings end up in logs. */
  @Override
  public String toString() {
    return "SecuritySettings[adminToken=%s]".formatted(adminToken == null ? "none" : "...");
  }
}
