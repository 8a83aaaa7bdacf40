package io.netlapse.collectors.runtime.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a collector notices changes at once.
 *
 * @param since when that began to be so, by the machine's clock
 * @param error why it does not; null if it does
 */
public record WatchState(Instant since, @Nullable String error) {}
