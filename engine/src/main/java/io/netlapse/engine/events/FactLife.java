package io.netlapse.engine.events;

import static java.util.Comparator.comparing;

import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.Fact;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A lifetime of a fact, as far as events need it. It appeared in {@code (after, at]}.
 *
 * @param fact which fact
 * @param after the last look that covered the fact and did not see it; null where the first look
 *     saw it
 * @param at the first look that saw it, or where its section ended
 * @param firstLook {@code capturedAt} of the first snapshot that saw it
 * @param lastSeen the last look that saw it
 * @param gone when it went; null while it is there
 */
public record FactLife(
    Fact fact,
    @Nullable Instant after,
    Instant at,
    Instant firstLook,
    Instant lastSeen,
    @Nullable Window gone) {

  /** By the time it appeared, then by the fact. */
  static final Comparator<FactLife> ORDER =
      comparing(FactLife::at).thenComparing(FactLife::firstLook).thenComparing(FactLife::fact);
}
