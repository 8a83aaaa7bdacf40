package io.netlapse.collectors.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a collector runs: at the slots of a cron expression, each delayed by the node's own spread.
 * A pure function of the last run and the time of day. Immutable, safe for many threads.
 */
public final class Schedule {

  private final CronTimes times;
  private final Duration spread;

  private Schedule(CronTimes times, Duration spread) {
    this.times = times;
    this.spread = spread;
  }

  /**
   * A schedule.
   *
   * @param expression five fields, as crontab(5) has them: {@code 0-59/5 * * * *}
   * @param zone in which its hours and days are meant
   * @param spread how far behind each slot this node runs ({@link Spread}); not negative
   * @throws IllegalArgumentException if the expression is none, or names a time that never comes;
   *     the message is a sentence without its full stop
   */
  public static Schedule of(String expression, ZoneId zone, Duration spread) {
    return new Schedule(CronTimes.of(expression, zone), spread);
  }

  /**
   * The run to come. Slots that were missed, however many, are one run, for the latest of them; it
   * begins a spread from now, because a whole fleet may have missed them, and falls together with
   * the next slot's where that comes sooner.
   *
   * <p>A last run ahead of the clock tells that the clock was set back. By less than one slot, the
   * slots that have been are not run again; by more, the schedule begins anew.
   *
   * @param last the slot of the last run; null where there was none: then nothing was missed
   * @param now the time of day
   */
  public Turn next(@Nullable Instant last, Instant now) {
    if (last == null || isSetBack(last, now)) {
      return at(after(now.minus(spread)));
    }
    Turn due = at(after(last));
    if (due.at().isAfter(now)) {
      return due;
    }
    Instant latest = times.latest(now.minus(spread)).orElse(due.slot());
    Turn missed = new Turn(latest, now.plus(spread));
    Turn following = at(after(latest));
    return following.at().isAfter(missed.at()) ? missed : following;
  }

  /** How long after a slot the next one is. */
  public Duration period(Instant slot) {
    return Duration.between(slot, after(slot));
  }

  private boolean isSetBack(Instant last, Instant now) {
    return now.isBefore(last.plus(spread).minus(period(last)));
  }

  private Turn at(Instant slot) {
    return new Turn(slot, slot.plus(spread));
  }

  private Instant after(Instant instant) {
    return times
        .after(instant)
        .orElseThrow(() -> new IllegalStateException("no slot behind " + instant));
  }
}
