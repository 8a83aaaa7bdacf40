package io.netlapse.service.enrolments;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.access.StoredToken;
import io.netlapse.service.security.TokenSecret;
import org.jspecify.annotations.Nullable;

/**
 * A node that has enrolled.
 *
 * @param tokenId the id of its push token, for whoever revokes it
 * @param cluster its cluster
 * @param node its name
 * @param machineId the only machine that is this node
 * @param secret its push token; shown this once
 */
@Serdeable
record EnrolmentAnswer(
    String tokenId,
    @Nullable String cluster,
    @Nullable String node,
    @Nullable String machineId,
    String secret) {

  static EnrolmentAnswer of(StoredToken token, TokenSecret secret) {
    return new EnrolmentAnswer(
        Long.toString(token.id()), token.cluster(), token.node(), token.machineId(), secret.text());
  }
}
