package io.netlapse.collectors.runtime.watch;

import io.netlapse.collectors.push.Time;
import java.time.Duration;
import java.util.Optional;

/** What was noticed and no capture has shown yet, for who notices and for who captures. */
public final class Noticed {

  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Time time;
  private final long start;
  private Trigger trigger;

  /** Nothing was noticed. */
  public Noticed(WatchLimits limits, Time time) {
    this.time = time;
    this.start = time.nanos();
    this.trigger = Trigger.of(limits);
  }

  /** Something has changed. */
  public synchronized void changed() {
    Optional<Duration> before = trigger.due();
    trigger = trigger.changed(now());
    if (isSooner(trigger.due(), before)) {
      notifyAll(); // most only put off what is waited for, thousands of times a second
    }
  }

  /** Changes may have been missed. */
  public synchronized void missed() {
    trigger = trigger.missed(now());
    notifyAll();
  }

  /** Waits until a capture is due, by a clock that runs as the machine's does. */
  public synchronized void awaitDue() throws InterruptedException {
    for (Duration now = now(); trigger.at(now).isEmpty(); now = now()) {
      // Rounded up: to wait for no time would be to wait for ever.
      wait(Math.min(left(now).toMillis(), LOOK.toMillis()) + 1);
    }
  }

  /**
   * Which capture is due. Whoever asks takes it now; none is due then until more is noticed.
   *
   * @return empty where none is due, because another one has begun meanwhile
   */
  public synchronized Optional<Extent> begins() {
    Duration now = now();
    Optional<Extent> due = trigger.at(now);
    due.ifPresent(extent -> trigger = trigger.began(extent, now));
    return due;
  }

  /** A capture of everything begins that was due anyhow. */
  public synchronized void shown() {
    trigger = trigger.shown();
  }

  /** A capture failed that was to show what was noticed: everything is captured, within limits. */
  public synchronized void failed() {
    trigger = trigger.failed(now());
    notifyAll();
  }

  private static boolean isSooner(Optional<Duration> due, Optional<Duration> before) {
    return due.isPresent() && (before.isEmpty() || due.get().compareTo(before.get()) < 0);
  }

  private Duration left(Duration now) {
    return trigger.due().map(due -> due.minus(now)).orElse(LOOK);
  }

  private Duration now() {
    return Duration.ofNanos(time.nanos() - start);
  }
}
