package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * Why nobody wants to be told of a finding now.
 *
 * @param id the mute's id
 * @param reason why
 * @param until it holds until then
 * @param by who made it
 */
@Serdeable
public record MuteShape(String id, String reason, Instant until, String by) {}
