package io.netlapse.collectors.runtime.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of a collector that has ended.
 *
 * @param began by the machine's clock
 * @param took by a clock that does not step
 * @param error why it could not do its work; null if it could
 */
public record Run(Instant began, Duration took, @Nullable String error) {}
