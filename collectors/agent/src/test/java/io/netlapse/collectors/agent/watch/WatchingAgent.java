package io.netlapse.collectors.agent.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.agent.AgentCollector;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.push.Token;
import io.netlapse.collectors.runtime.CollectorRun;
import io.netlapse.collectors.runtime.delivery.Reporter;
import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.collectors.runtime.watch.WatchLimits;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.collect.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A watching agent as a process, which the test starts in a network of its own. Its schedule never
 * comes, its service is away; each capture is written to a folder too. It ends with its standard
 * input.
 */
final class WatchingAgent {

  static final WatchLimits LIMITS =
      new WatchLimits(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(1_500));

  /** Of which only a capture of everything has {@code ip-neigh}, and neither takes long. */
  private static final String EVERYTHING = "ip-route,ip-rule,ip-neigh";

  private WatchingAgent() {}

  /** Argument: the folder. */
  @SuppressWarnings("SystemOut") // read by the test that started it
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Map<String, String> state = Map.of("state", folder.resolve("state").toString());
    Collector agent = new AgentCollector();
    Watch watch = agent.watch(new Settings(List.of(), state)).orElseThrow();
    Settings settings =
        new Settings(
            List.of(), Map.of("state", state.getOrDefault("state", ""), "only", EVERYTHING));
    try (PushClient push =
            PushClient.of(
                PushSettings.of(
                    URI.create("http://127.0.0.1:9"), Token.of(Map.of(Token.VARIABLE, "t"))));
        Spool spool =
            Spool.open(folder.resolve("spool"), SpoolLimits.DEFAULT, InstantSource.system())) {
      CollectorRun run =
          new CollectorRun(
              new Copying(agent, folder),
              settings,
              spool,
              push,
              new Reporter.Name("agent", "n1", "0.1.0"),
              Time.SYSTEM,
              System.out::println);
      Thread running = Thread.ofPlatform().start(() -> untilInterrupted(run, watch));
      boolean _ = System.in.read() < 0;
      running.interrupt();
      running.join();
    }
  }

  private static void untilInterrupted(CollectorRun run, Watch watch) {
    try {
      run.run(Schedule.of("0 0 1 1 *", ZoneOffset.UTC, Duration.ZERO), watch, LIMITS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what another one collects to files {@code 000001.capture} and so on. */
  private record Copying(Collector agent, Path folder, AtomicInteger captures)
      implements Collector {

    Copying(Collector agent, Path folder) {
      this(agent, folder, new AtomicInteger());
    }

    @Override
    public String name() {
      return agent.name();
    }

    @Override
    public String summary() {
      return agent.summary();
    }

    @Override
    public void collect(Settings settings, Sink sink)
        throws CollectException, InterruptedException {
      agent.collect(
          settings,
          capture -> {
            sink.deliver(capture);
            write(capture.bundle().text());
          });
    }

    private void write(String bundle) {
      try {
        Path part = Files.write(folder.resolve("part"), bundle.getBytes(UTF_8));
        Files.move(
            part,
            folder.resolve("%06d.capture".formatted(captures.incrementAndGet())),
            StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
