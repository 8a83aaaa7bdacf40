package io.netlapse.service.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.access.StoredToken;
import io.netlapse.service.security.TokenSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as the API shows it.
 *
 * @param id its id, for revoking it
 * @param name for people
 * @param scope push, read, admin or enrol
 * @param cluster the only cluster it is good for; null for all
 * @param node the only node; null for all
 * @param machineId the machine that it is bound to; null for none
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param expiresAt when it ends by itself; null where it does not
 * @param usesLeft how many nodes may still enrol with it; null where it is no enrol token
 * @param revokedAt when it was revoked; null where it was not
 * @param secret what to send as bearer token; only in the answer to making it, absent ever after
 */
@Serdeable
record TokenAnswer(
    String id,
    String name,
    String scope,
    @Nullable String cluster,
    @Nullable String node,
    @Nullable String machineId,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Integer usesLeft,
    @Nullable Instant revokedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static TokenAnswer of(StoredToken token) {
    return of(token, null);
  }

  static TokenAnswer of(StoredToken token, @Nullable TokenSecret secret) {
    return new TokenAnswer(
        Long.toString(token.id()),
        token.name(),
        token.scope(),
        token.cluster(),
        token.node(),
        token.machineId(),
        token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        token.usesLeft(),
        token.revokedAt(),
        secret == null ? null : secret.text());
  }
}
