package io.netlapse.collectors.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.delivery.Reporter;
import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.collectors.runtime.watch.WatchLimits;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.Changes;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.collect.Watch;
import io.netlapse.spi.snapshot.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectorRunTest {

  private static final Reporter.Name NAME = new Reporter.Name("moody", "host-1", "0.1.0");
  private static final Settings SETTINGS = new Settings(List.of(), Map.of());
  private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

  @Test
  void collectorThatFails_endsItsRunAndNotTheSchedule() throws Exception {
    try (Receiver receiver = new Receiver();
        PushClient push = receiver.client();
        Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, InstantSource.system())) {
      CollectorRun run =
          new CollectorRun(new Moody(), SETTINGS, spool, push, NAME, new Hasty(), remarks::add);

      assertThatThrownBy(() -> run.run(Schedule.of("* * * * *", ZoneOffset.UTC, Duration.ZERO)))
          .isInstanceOf(InterruptedException.class);

      // What was on its way when it ended may be there and still wait: it counts once.
      Set<String> kept = new TreeSet<>();
      receiver.taken().forEach(taken -> kept.add(taken.node()));
      for (long at = 0; spool.after(at).isPresent(); at = spool.after(at).get().number()) {
        kept.add(String.valueOf(spool.after(at).get().about().node()));
      }
      assertThat(kept).containsExactly("worker-1", "worker-4");
      assertThat(remarks)
          .anyMatch(said -> said.equals("The node cannot be asked. Ask again."))
          .anyMatch(said -> said.startsWith("The collector 'moody' has a fault ("));
    }
  }

  @Test
  void runOnce_alsoSendsWhatWaitedBefore() throws Exception {
    try (Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, InstantSource.system())) {
      spool.put(capture("earlier"));
    }
    try (Receiver receiver = new Receiver();
        PushClient push = receiver.client();
        Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, InstantSource.system())) {
      CollectorRun run =
          new CollectorRun(new Moody(), SETTINGS, spool, push, NAME, Time.SYSTEM, remarks::add);

      assertThat(run.runOnce(GIVE_UP_AFTER)).isEmpty();
      assertThat(receiver.taken()).hasSize(2);

      assertThatThrownBy(() -> run.runOnce(GIVE_UP_AFTER))
          .isInstanceOf(CollectException.class)
          .hasMessage("The node cannot be asked. Ask again.");
    }
  }

  @Test
  void afterAChange_whatTheWatchAsksForIsCollected_andAllThatAfterAWatchThatFailed()
      throws Exception {
    try (Receiver receiver = new Receiver();
        PushClient push = receiver.client();
        Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, InstantSource.system())) {
      BlockingQueue<String> collected = new LinkedBlockingQueue<>();
      CollectorRun run =
          new CollectorRun(
              new Noting(collected),
              new Settings(List.of(), Map.of("asks", "everything")),
              spool,
              push,
              NAME,
              Time.SYSTEM,
              remarks::add);
      BriefWatch watch = new BriefWatch();
      Thread running = Thread.ofPlatform().start(() -> untilInterrupted(run, watch));
      try {
        assertThat(next(collected)).as("when watching begins").isEqualTo("everything");

        watch.next.put(Changes::changed);
        assertThat(next(collected)).as("after a change").isEqualTo("changes");

        watch.next.put(
            _ -> {
              throw new CollectException("The source is dry. Fill it.");
            });
        List<String> then = new ArrayList<>();
        while (!then.contains("everything")) {
          then.add(next(collected));
        }
        assertThat(isSaid(": The source is dry. Fill it.")).as(remarks.toString()).isTrue();

        watch.next.put(
            _ -> {
              throw new IllegalStateException("oh");
            });
        for (int look = 0; look < 1_000 && !isSaid("It has a fault (java.lang.Illegal"); look++) {
          Thread.sleep(20);
        }
        assertThat(isSaid("It has a fault (java.lang.Illegal")).as(remarks.toString()).isTrue();
      } finally {
        running.interrupt();
        running.join();
      }
    }
  }

  private static void untilInterrupted(CollectorRun run, Watch watch) {
    try {
      run.run(
          Schedule.of("0 0 1 1 *", ZoneOffset.UTC, Duration.ZERO),
          watch,
          new WatchLimits(Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(100)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSaid(String part) {
    return List.copyOf(remarks).stream().anyMatch(said -> said.contains(part));
  }

  private static String next(BlockingQueue<String> collected) throws InterruptedException {
    String next = collected.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("a run within 20 s").isNotNull();
    return next;
  }

  /** Notes what it is asked. */
  private record Noting(BlockingQueue<String> collected) implements Collector {

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public String summary() {
      return "notes what it is asked";
    }

    @Override
    public void collect(Settings settings, Sink sink) {
      collected.add(settings.option("asks").orElse(""));
    }
  }

  /** Does what it is told, one thing after the other. */
  private static final class BriefWatch implements Watch {

    private final BlockingQueue<Told> next = new LinkedBlockingQueue<>();

    private interface Told {
      void happens(Changes changes) throws CollectException;
    }

    @Override
    public Settings afterChange() {
      return new Settings(List.of(), Map.of("asks", "changes"));
    }

    @Override
    public void run(Changes changes) throws CollectException, InterruptedException {
      changes.watching();
      while (true) {
        next.take().happens(changes);
      }
    }
  }

  private static Capture capture(String node) {
    return new Capture(
        node,
        Content.of(
            "netlapse-bundle 1\nnode: %s\ncaptured-at: 2026-11-21T11:40:00Z\n\nend: 0\n"
                .formatted(node)),
        Capture.Age.LIVE);
  }

  /** Collects, fails, has a fault, collects, and has enough. */
  private static final class Moody implements Collector {

    private int runs;

    @Override
    public String name() {
      return "moody";
    }

    @Override
    public String summary() {
      return "does something else each time";
    }

    @Override
    public void collect(Settings settings, Sink sink)
        throws CollectException, InterruptedException {
      switch (++runs) {
        case 1, 4 -> sink.deliver(capture("worker-" + runs));
        case 2 -> throw new CollectException("The node cannot be asked. Ask again.");
        case 3 -> throw new IllegalStateException("oh");
        default -> throw new InterruptedException();
      }
    }
  }

  /** A minute takes a few milliseconds. */
  private static final class Hasty implements Time {

    private Instant now = Instant.parse("2026-11-21T11:40:00Z");

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized long nanos() {
      return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Thread.sleep(Duration.ofMillis(5));
      synchronized (this) {
        now = now.plus(duration);
      }
    }
  }
}
