package io.netlapse.collectors.runtime.watch;

import io.netlapse.collectors.push.Backoff;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.spi.collect.Changes;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Watch;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Keeps a watch going: one that ends is begun again, behind a wait that grows from a second to a
 * minute. When it has ended, and when it watches again, changes may have been missed; in between a
 * watch that does not come about costs no capture, and the schedule's go on.
 */
public final class Watching {

  /** Who watched as long as the longest wait begins with the shortest again. */
  private static final Duration LASTED = Duration.ofMinutes(1);

  private final Watch watch;
  private final Noticed noticed;
  private final Time time;
  private final Health health;
  private final Consumer<String> remarks;

  /**
   * One that has not begun.
   *
   * @param noticed takes what the watch notices
   * @param health is told whether there is a watch
   * @param remarks takes a sentence when the watch ends, or misses something; any thread
   */
  public Watching(
      Watch watch, Noticed noticed, Time time, Health health, Consumer<String> remarks) {
    this.watch = watch;
    this.noticed = noticed;
    this.time = time;
    this.health = health;
    this.remarks = remarks;
  }

  /**
   * Watches for ever.
   *
   * @throws InterruptedException when the thread is interrupted; this is how it ends
   */
  public void run() throws InterruptedException {
    Backoff backoff = new Backoff(RandomGenerator.getDefault());
    String before = "";
    while (true) {
      long began = time.nanos();
      Told told = new Told();
      String reason = untilItEnds(told);
      health.watchEnded(reason);
      if (told.watched || !reason.equals(before)) {
        remarks.accept(
            "Changes are not noticed, and come with the schedule until watching goes on again: "
                + reason);
      }
      if (told.watched || before.isEmpty()) {
        noticed.missed();
      }
      before = reason;
      if (time.nanos() - began > LASTED.toNanos()) {
        backoff = new Backoff(RandomGenerator.getDefault());
      }
      time.sleep(backoff.next(Duration.ZERO));
    }
  }

  /** Runs the watch; why it ended. */
  private String untilItEnds(Told told) throws InterruptedException {
    try {
      watch.run(told);
      return "It ended without a word.";
    } catch (CollectException e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) { // a stranger's may throw anything, and ends with it
      return "It has a fault (%s); tell whoever wrote it.".formatted(e);
    }
  }

  /** What one run of the watch tells. */
  private final class Told implements Changes {

    private final Duration start = Duration.ofNanos(time.nanos());
    private Allowance sentences = Allowance.of(LASTED, 1);
    private volatile boolean watched;

    @Override
    public void watching() {
      watched = true;
      health.watchBegan();
      noticed.missed(); // until now nobody looked
    }

    @Override
    public void changed() {
      noticed.changed();
    }

    @Override
    public void missed(String reason) {
      if (isToBeSaid()) {
        remarks.accept("Changes were missed (%s): everything is captured.".formatted(reason));
      }
      noticed.missed();
    }

    /** What a storm of changes makes happen again and again is said once a minute. */
    private synchronized boolean isToBeSaid() {
      Duration now = Duration.ofNanos(time.nanos()).minus(start);
      boolean isAllowed = sentences.next().compareTo(now) <= 0;
      sentences = isAllowed ? sentences.used(now) : sentences;
      return isAllowed;
    }
  }
}
