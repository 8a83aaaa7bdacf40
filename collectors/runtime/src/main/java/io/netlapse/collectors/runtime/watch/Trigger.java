package io.netlapse.collectors.runtime.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was noticed and no capture has shown yet, and so when the next capture begins. A value: each
 * thing that happens makes another one. Instants are durations since some moment, by a clock that
 * does not step; they come in order.
 *
 * <p>Nothing that was noticed is forgotten until a capture begins after it; only when that is, is
 * limited. After changes were missed, what can have changed is captured without waiting for quiet,
 * and everything as soon as the limit for that allows: at once, unless that was a short time ago.
 *
 * @param changes that no capture has shown; null for none
 * @param missedAt since when everything is to be captured, because changes were missed; null where
 *     it is not
 * @param any how often a capture of either extent may begin
 * @param whole how often one of everything may
 */
record Trigger(
    WatchLimits limits,
    @Nullable Burst changes,
    @Nullable Duration missedAt,
    Allowance any,
    Allowance whole) {

  /**
   * Changes that follow one another.
   *
   * @param first when the first of them was noticed
   * @param due when a capture of them is to begin
   */
  record Burst(Duration first, Duration due) {}

  /** Nothing was noticed. */
  static Trigger of(WatchLimits limits) {
    return new Trigger(
        limits,
        null,
        null,
        Allowance.of(limits.interval(), WatchLimits.BURST),
        Allowance.of(limits.wholeInterval(), 1));
  }

  /** Something has changed. */
  Trigger changed(Duration at) {
    if (changes == null) {
      return with(new Burst(at, at.plus(limits.quiet())), missedAt);
    }
    if (changes.due().compareTo(at) <= 0) {
      return this; // a capture is due, and waits for the limit alone
    }
    Duration longest = changes.first().plus(limits.longest());
    return with(new Burst(changes.first(), earlier(at.plus(limits.quiet()), longest)), missedAt);
  }

  /** Changes may have been missed. */
  Trigger missed(Duration at) {
    Burst atOnce =
        changes == null
            ? new Burst(at, at)
            : new Burst(changes.first(), earlier(changes.due(), at));
    return with(atOnce, missedAt == null ? at : missedAt);
  }

  /** A capture failed: what it was to show is in the next one of everything, when that may be. */
  Trigger failed(Duration at) {
    return with(changes, missedAt == null ? at : missedAt);
  }

  /** When the next capture begins; it may be over. Empty where nothing is to be captured. */
  Optional<Duration> due() {
    return Stream.of(dueOfChanges(), dueOfWhole())
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }

  /** Which capture is to begin at an instant; empty where none is, or not yet. */
  Optional<Extent> at(Duration now) {
    if (isOver(dueOfWhole(), now)) {
      return Optional.of(Extent.WHOLE);
    }
    return isOver(dueOfChanges(), now) ? Optional.of(Extent.CHANGES) : Optional.empty();
  }

  /** A capture begins that was due. */
  Trigger began(Extent extent, Duration at) {
    return switch (extent) {
      case CHANGES -> new Trigger(limits, null, missedAt, any.used(at), whole);
      case WHOLE -> new Trigger(limits, null, null, any.used(at), whole.used(at));
    };
  }

  /** A capture of everything begins that was due anyhow: it shows all that was noticed. */
  Trigger shown() {
    return with(null, null);
  }

  private Optional<Duration> dueOfChanges() {
    return Optional.ofNullable(changes).map(burst -> later(burst.due(), any.next()));
  }

  private Optional<Duration> dueOfWhole() {
    return Optional.ofNullable(missedAt).map(at -> later(at, later(any.next(), whole.next())));
  }

  private Trigger with(@Nullable Burst noticed, @Nullable Duration missed) {
    return new Trigger(limits, noticed, missed, any, whole);
  }

  private static boolean isOver(Optional<Duration> due, Duration now) {
    return due.filter(each -> each.compareTo(now) <= 0).isPresent();
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
