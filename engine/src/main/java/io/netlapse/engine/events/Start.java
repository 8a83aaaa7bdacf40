package io.netlapse.engine.events;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.netlapse.spi.event.EventKind;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One start of one thing.
 *
 * @param what the thing's name
 * @param period when
 * @param bootId in which boot; null where that is unknown
 * @param sinceBoot how long after the boot; null where that is unknown
 * @param identity what makes two reports the same start; null where only their times tell
 */
record Start(
    String what,
    Period period,
    @Nullable String bootId,
    @Nullable Duration sinceBoot,
    @Nullable String identity) {

  static final Comparator<Start> ORDER =
      comparing(Start::what)
          .thenComparing(Start::period)
          .thenComparing(Start::sinceBoot, nullsLast(naturalOrder()))
          .thenComparing(Start::bootId, nullsLast(naturalOrder()))
          .thenComparing(Start::identity, nullsLast(naturalOrder()));

  EventDraft event(boolean again) {
    return new EventDraft(again ? EventKind.RESTART : EventKind.START, what, period, "", identity);
  }

  /**
   * Whether another start, known to be no later, was in the same boot, as far as anybody can tell.
   */
  boolean follows(Start earlier) {
    if (!what.equals(earlier.what)) {
      return false;
    }
    if (bootId != null && earlier.bootId != null) {
      return bootId.equals(earlier.bootId);
    }
    // Without boot ids, a shorter time since boot gives another boot away.
    return sinceBoot == null
        || earlier.sinceBoot == null
        || sinceBoot.compareTo(earlier.sinceBoot) > 0;
  }
}
