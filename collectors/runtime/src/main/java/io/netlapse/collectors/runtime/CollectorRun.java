package io.netlapse.collectors.runtime;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.delivery.Reporter;
import io.netlapse.collectors.runtime.delivery.Sender;
import io.netlapse.collectors.runtime.delivery.SpoolingSink;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.schedule.LastRun;
import io.netlapse.collectors.runtime.schedule.Rounds;
import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.watch.Noticed;
import io.netlapse.collectors.runtime.watch.WatchLimits;
import io.netlapse.collectors.runtime.watch.Watching;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one collector with a spool between it and the service: once, or for ever at the turns of a
 * schedule and, with a watch, after changes. What a collector throws ends its run and never the
 * schedule.
 */
public final class CollectorRun {

  private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

  private final Collector collector;
  private final Settings settings;
  private final Spool spool;
  private final Time time;
  private final Health health;
  private final Consumer<String> remarks;
  private final Reporter reporter;
  private final Sender sender;
  private final SpoolingSink sink;

  /** A collector does one thing at a time. */
  private final Semaphore collecting = new Semaphore(1, true);

  /**
   * A run that has not begun.
   *
   * @param settings what the user asked of the collector
   * @param spool of this run alone; its folder also remembers when the last run was
   * @param push where captures go
   * @param name who reports how the collector fares
   * @param remarks takes a sentence for people whenever something does not go as it should; any
   *     thread
   */
  public CollectorRun(
      Collector collector,
      Settings settings,
      Spool spool,
      PushClient push,
      Reporter.Name name,
      Time time,
      Consumer<String> remarks) {
    this.collector = collector;
    this.settings = settings;
    this.spool = spool;
    this.time = time;
    this.health = new Health(time);
    this.remarks = remarks;
    this.reporter = new Reporter(spool, push, health, time, name);
    this.sender =
        new Sender(spool, push, health, reporter, time, RandomGenerator.getDefault(), remarks);
    this.sink = new SpoolingSink(spool, push, health, sender::wake, remarks);
  }

  /**
   * Collects at each turn of a schedule and sends meanwhile.
   *
   * @throws InterruptedException when the thread is interrupted: that is how it ends. What waits
   *     stays in the spool
   */
  public void run(Schedule schedule) throws InterruptedException {
    run(schedule, () -> {}, () -> {}, List.of(endless("netlapse-sender", sender::run)));
  }

  /**
   * Collects at each turn of a schedule and also whenever a watch notices something, and sends
   * meanwhile. What is captured after a change is what the watch asks for; everything, at the turns
   * and where changes may have been missed.
   *
   * @param limits how soon after a change, and how often
   * @throws InterruptedException as above
   */
  public void run(Schedule schedule, Watch watch, WatchLimits limits) throws InterruptedException {
    Noticed noticed = new Noticed(limits, time);
    Watching watching = new Watching(watch, noticed, time, health, remarks);
    run(
        schedule,
        noticed::shown,
        noticed::failed,
        List.of(
            endless("netlapse-sender", sender::run),
            endless("netlapse-watch", watching::run),
            endless("netlapse-changes", () -> collectChanges(noticed, watch.afterChange()))));
  }

  private void run(Schedule schedule, Runnable begins, Runnable failed, List<Thread> meanwhile)
      throws InterruptedException {
    meanwhile.forEach(Thread::start);
    try {
      new Rounds(schedule, new LastRun(spool.folder()), time, remarks)
          .run(
              turn -> {
                collect(
                    () -> {
                      begins.run();
                      return Optional.of(settings);
                    },
                    failed);
                reporter.due(schedule.period(turn.slot()));
                sender.wake();
              });
    } finally {
      meanwhile.forEach(Thread::interrupt);
      for (Thread each : meanwhile) {
        each.join();
      }
    }
  }

  private void collectChanges(Noticed noticed, Settings afterChange) throws InterruptedException {
    while (true) {
      noticed.awaitDue();
      collect(
          () ->
              noticed
                  .begins()
                  .map(
                      extent ->
                          switch (extent) {
                            case CHANGES -> afterChange;
                            case WHOLE -> settings;
                          }),
          noticed::failed);
    }
  }

  /**
   * Collects once and sends all that waits, also from earlier runs.
   *
   * @param giveUpAfter how long to try while the service is away
   * @return why captures still wait; empty where none does
   * @throws CollectException if the collector could not do its work; what waits was sent, as far as
   *     that went
   */
  public Optional<String> runOnce(Duration giveUpAfter)
      throws CollectException, InterruptedException {
    String error = collect(settings);
    Optional<String> waits = sender.drain(giveUpAfter);
    if (error != null) {
      throw new CollectException(error);
    }
    return waits;
  }

  /**
   * Collects what is asked for once no other run is going on, if anything still is then, and says
   * what went wrong.
   *
   * @param failed is called if anything did
   */
  private void collect(Supplier<Optional<Settings>> asked, Runnable failed)
      throws InterruptedException {
    collecting.acquire();
    try {
      Optional<Settings> now = asked.get();
      String error = now.isEmpty() ? null : collect(now.get());
      if (error != null) {
        remarks.accept(error);
        failed.run();
      }
    } finally {
      collecting.release();
    }
  }

  /** Collects, and tells what went wrong; null if nothing did. */
  private @Nullable String collect(Settings asked) throws InterruptedException {
    health.begins();
    String error = null;
    try {
      collector.collect(asked, sink);
    } catch (CollectException e) {
      error = String.valueOf(e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      error =
          "The collector '%s' has a fault (%s); tell whoever wrote it."
              .formatted(collector.name(), e);
    }
    health.ended(error);
    return error;
  }

  /** What runs until its thread is interrupted. */
  private interface Endless {
    void run() throws InterruptedException;
  }

  /** A thread for it, which a fault of ours does not end. */
  private Thread endless(String name, Endless body) {
    return Thread.ofPlatform()
        .name(name)
        .unstarted(
            () -> {
              try {
                while (true) {
                  try {
                    body.run();
                  } catch (RuntimeException e) {
                    remarks.accept(
                        "%s has a fault (%s) and goes on in a minute.".formatted(name, e));
                    time.sleep(AFTER_FAULT);
                  }
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // told to end; what waits stays
              }
            });
  }
}
