package io.netlapse.collectors.runtime.delivery;

import io.netlapse.collectors.push.Attempt;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.health.HealthReport;
import io.netlapse.collectors.runtime.spool.Gap;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolException;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service how a collector fares, after each run and until the service has taken it; the
 * gaps that were told with it are then forgotten. {@link #due} may be called by any thread, all
 * else by the sender's.
 */
public final class Reporter {

  private final Spool spool;
  private final PushClient push;
  private final Health health;
  private final Time time;
  private final Name name;
  private final AtomicReference<@Nullable Duration> due = new AtomicReference<>();

  /**
   * Who reports.
   *
   * @param collector the collector's name
   * @param instance which one of that name: the node or host that it runs on
   * @param version the release that it is of
   */
  public record Name(String collector, String instance, String version) {

    /**
     * Checks the first two.
     *
     * @throws IllegalArgumentException if one cannot be a name
     */
    public Name {
      NodeId.requireName("collector", collector);
      NodeId.requireName("instance", instance);
    }
  }

  /** One that has nothing to tell yet. */
  public Reporter(Spool spool, PushClient push, Health health, Time time, Name name) {
    this.spool = spool;
    this.push = push;
    this.health = health;
    this.time = time;
    this.name = name;
  }

  /**
   * There is something to tell.
   *
   * @param period how long after the last run the next one is due
   */
  public void due(Duration period) {
    due.set(period);
  }

  /** Tries once to tell it, if there is something to tell; null where there is nothing. */
  @Nullable Attempt report() throws SpoolException, InterruptedException {
    Duration period = due.get();
    if (period == null) {
      return null;
    }
    HealthReport report =
        new HealthReport(
            name.version(),
            time.now(),
            period,
            health.last(),
            health.lastSuccess(),
            health.watch(),
            spool.depth(),
            health.targets(),
            spool.gaps());
    Attempt attempt = told(report);
    if (!(attempt instanceof Attempt.Later)) {
      // Told: a run that has ended meanwhile is told next. Refused: it would be again, and the next
      // run tells the gaps too.
      due.compareAndSet(period, null);
    }
    return attempt;
  }

  /** Tells part after part, and forgets the gaps of each that the service has taken. */
  private Attempt told(HealthReport report) throws SpoolException, InterruptedException {
    Attempt attempt = new Attempt.Acknowledged(false);
    for (HealthReport part : report.parts()) {
      attempt = push.report(name.collector(), name.instance(), part.json());
      if (!(attempt instanceof Attempt.Acknowledged)) {
        return attempt;
      }
      for (Gap gap : part.gaps()) {
        spool.acknowledged(gap);
      }
    }
    return attempt;
  }
}
