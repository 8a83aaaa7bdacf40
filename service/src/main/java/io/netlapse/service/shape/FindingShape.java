package io.netlapse.service.shape;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param id its id, for as long as history is the same
 * @param rule the rule's id
 * @param cluster the node's cluster
 * @param node the node
 * @param subject what it is about
 * @param severity critical, warning or info
 * @param title one line
 * @param explanation what is wrong and why it bites
 * @param evidence the lines that say so, the most telling first
 * @param confirm commands that show it by hand
 * @param remedy how to get rid of it
 * @param appeared when it appeared
 * @param lastSeen it still held at this instant
 * @param gone when it went; null while it is open
 * @param state open or resolved
 * @param mute why nobody wants to be told of it now; null where nobody said so
 */
@Serdeable
public record FindingShape(
    String id,
    String rule,
    String cluster,
    String node,
    String subject,
    String severity,
    JsonNode title,
    JsonNode explanation,
    JsonNode evidence,
    JsonNode confirm,
    JsonNode remedy,
    WindowShape appeared,
    Instant lastSeen,
    @Nullable WindowShape gone,
    String state,
    @Nullable MuteShape mute) {}
