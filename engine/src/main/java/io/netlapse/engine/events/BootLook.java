package io.netlapse.engine.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What one snapshot told of the node's clock.
 *
 * @param at {@code capturedAt}
 * @param bootId the boot id; null where it was not told
 * @param uptime how long the kernel had been up; null where it was not told
 * @param utcOffset the node's local time against UTC; null where it was not told
 */
public record BootLook(
    Instant at,
    @Nullable String bootId,
    @Nullable Duration uptime,
    @Nullable ZoneOffset utcOffset) {}
