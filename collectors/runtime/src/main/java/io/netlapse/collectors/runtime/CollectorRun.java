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
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one collector with a spool between it and the service: once, or at the turns of a schedule
 * for ever. What a collector throws ends its run and never the schedule.
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
    Thread sending = Thread.ofPlatform().name("netlapse-sender").start(this::send);
    try {
      new Rounds(schedule, new LastRun(spool.folder()), time, remarks)
          .run(
              turn -> {
                String error = collect();
                if (error != null) {
                  remarks.accept(error);
                }
                reporter.due(schedule.period(turn.slot()));
                sender.wake();
              });
    } finally {
      sending.interrupt();
      sending.join();
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
    String error = collect();
    Optional<String> waits = sender.drain(giveUpAfter);
    if (error != null) {
      throw new CollectException(error);
    }
    return waits;
  }

  /** Collects, and tells what went wrong; null if nothing did. */
  private @Nullable String collect() throws InterruptedException {
    health.begins();
    String error = null;
    try {
      collector.collect(settings, sink);
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

  private void send() {
    try {
      while (true) {
        try {
          sender.run();
        } catch (RuntimeException e) {
          remarks.accept("Sending has a fault (%s) and goes on in a minute.".formatted(e));
          time.sleep(AFTER_FAULT);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // told to end; what waits stays
    }
  }
}
