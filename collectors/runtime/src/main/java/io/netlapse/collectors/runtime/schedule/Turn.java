package io.netlapse.collectors.runtime.schedule;

import java.time.Instant;

/**
 * One run to come.
 *
 * @param slot the instant of the cron expression that it is for
 * @param at when it begins: spread behind the slot, or later where runs were missed
 */
public record Turn(Instant slot, Instant at) {}
