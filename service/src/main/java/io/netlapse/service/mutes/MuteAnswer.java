package io.netlapse.service.mutes;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.access.StoredMute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mute as the API shows it; what is null does not narrow.
 *
 * @param id its id, for ending it
 * @param rule only findings of this rule
 * @param cluster only findings on nodes of this cluster
 * @param node only findings on this node
 * @param subject only findings about this
 * @param reason why
 * @param until it holds until then
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param endedAt when somebody ended it early; null where nobody did
 */
@Serdeable
record MuteAnswer(
    String id,
    @Nullable String rule,
    @Nullable String cluster,
    @Nullable String node,
    @Nullable String subject,
    String reason,
    Instant until,
    Instant createdAt,
    String createdBy,
    @Nullable Instant endedAt) {

  static MuteAnswer of(StoredMute mute) {
    return new MuteAnswer(
        Long.toString(mute.id()),
        mute.rule(),
        mute.cluster(),
        mute.node(),
        mute.subject(),
        mute.reason(),
        mute.until(),
        mute.createdAt(),
        mute.createdBy(),
        mute.endedAt());
  }
}
