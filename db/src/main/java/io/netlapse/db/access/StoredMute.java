package io.netlapse.db.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Findings that nobody wants to be told of for a while; what is null does not narrow.
 *
 * @param id ours
 * @param rule only findings of this rule
 * @param cluster only findings on nodes of this cluster
 * @param node only findings on this node of the cluster
 * @param subject only findings about this, to the letter
 * @param reason why
 * @param until it holds until then
 * @param createdAt when it was made
 * @param createdBy the name of who made it
 * @param endedAt when somebody ended it early; null where nobody did
 */
@MappedEntity("mutes")
public record StoredMute(
    @Id @MappedProperty("mute_id") long id,
    @Nullable String rule,
    @MappedProperty("cluster_name") @Nullable String cluster,
    @MappedProperty("node_name") @Nullable String node,
    @Nullable String subject,
    String reason,
    Instant until,
    Instant createdAt,
    String createdBy,
    @Nullable Instant endedAt) {}
