package io.netlapse.db.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: never its secret.
 *
 * @param id ours
 * @param name for people
 * @param scope {@code push}, {@code read} or {@code admin}
 * @param cluster the only cluster it is good for; null for all
 * @param node the only node of the cluster; null for all
 * @param machineId the machine that it is bound to; null before its first push
 * @param createdAt when it was made
 * @param createdBy the name of who made it
 * @param revokedAt when it was revoked; null while it is good
 */
public record StoredToken(
    long id,
    String name,
    String scope,
    @Nullable String cluster,
    @Nullable String node,
    @Nullable String machineId,
    Instant createdAt,
    String createdBy,
    @Nullable Instant revokedAt) {}
