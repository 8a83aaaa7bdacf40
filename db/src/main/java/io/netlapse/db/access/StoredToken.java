package io.netlapse.db.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: never its secret.
 *
 * @param id ours
 * @param name for people
 * @param scope {@code push}, {@code read}, {@code admin} or {@code enrol}
 * @param cluster the only cluster it is good for; null for all
 * @param node the only node of the cluster; null for all
 * @param machineId the machine that it is bound to, since it enrolled or first pushed; null before
 * @param createdAt when it was made
 * @param createdBy the name of who made it
 * @param revokedAt when it was revoked; null where it was not
 * @param expiresAt when it ends by itself; null where it does not
 * @param usesLeft how many nodes may still enrol with it; null where it is no enrol token
 */
@MappedEntity("tokens")
public record StoredToken(
    @Id @MappedProperty("token_id") long id,
    String name,
    String scope,
    @MappedProperty("cluster_name") @Nullable String cluster,
    @MappedProperty("node_name") @Nullable String node,
    @Nullable String machineId,
    Instant createdAt,
    String createdBy,
    @Nullable Instant revokedAt,
    @Nullable Instant expiresAt,
    @Nullable Integer usesLeft) {}
