package io.netlapse.collectors.runtime.schedule;

import io.netlapse.collectors.push.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs at each turn of a schedule, one after the other, until its thread is interrupted. A clock
 * that steps is noticed within half a minute, and the turn is told anew.
 */
public final class Rounds {

  private static final Duration LOOK = Duration.ofSeconds(30);
  // A clock that is slewed (adjtime(3)) gains or loses a few milliseconds in half a minute.
  private static final Duration STEP = Duration.ofSeconds(2);

  private final Schedule schedule;
  private final LastRun kept;
  private final Time time;
  private final Consumer<String> remarks;
  private @Nullable Instant last;

  /** What is done at a turn. */
  public interface Round {

    /** Does it; what goes wrong is its own business. */
    void run(Turn turn) throws InterruptedException;
  }

  /**
   * A loop that has not begun.
   *
   * @param kept where the slot of the last run is kept
   * @param remarks takes a sentence when that cannot be written
   */
  public Rounds(Schedule schedule, LastRun kept, Time time, Consumer<String> remarks) {
    this.schedule = schedule;
    this.kept = kept;
    this.time = time;
    this.remarks = remarks;
    this.last = kept.read();
  }

  /**
   * Runs for ever.
   *
   * @throws InterruptedException when the thread is interrupted; this is how it ends
   */
  public void run(Round round) throws InterruptedException {
    while (true) {
      Turn turn = schedule.next(last, time.now());
      if (isReached(turn.at())) {
        round.run(turn);
        remember(turn.slot());
      }
    }
  }

  /** Sleeps until an instant; false if the clock stepped meanwhile. */
  private boolean isReached(Instant at) throws InterruptedException {
    Instant start = time.now();
    long startNanos = time.nanos();
    Duration left = Duration.between(start, at);
    while (left.isPositive()) {
      time.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
      Instant now = time.now();
      Duration stepped = Duration.between(start.plusNanos(time.nanos() - startNanos), now);
      if (stepped.abs().compareTo(STEP) > 0) {
        return false;
      }
      left = Duration.between(now, at);
    }
    return true;
  }

  private void remember(Instant slot) {
    last = slot;
    try {
      kept.write(slot);
    } catch (IOException e) {
      remarks.accept(
          "When the last run was could not be kept in %s (%s); whoever starts next cannot tell what was missed."
              .formatted(kept.folder().path(), e.getMessage()));
    }
  }
}
