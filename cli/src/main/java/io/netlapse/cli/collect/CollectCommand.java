package io.netlapse.cli.collect;

import io.netlapse.cli.plugins.PluginOptions;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.collectors.push.HttpProxy;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.push.Token;
import io.netlapse.collectors.runtime.CollectorRun;
import io.netlapse.collectors.runtime.delivery.Reporter;
import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolException;
import io.netlapse.collectors.runtime.watch.WatchLimits;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Watch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Collects once, or at the times of a schedule, and pushes each capture to the service. */
@Command(
    name = "collect",
    description =
        "Collects, by the named collector, once or on a schedule, and pushes to a service.",
    footer = {
      "",
      "  netlapse collect agent --server https://netlapse.example --cluster prod",
      "  netlapse collect ssh --server ... --cluster prod -O inventory=nodes.yaml",
      "  netlapse collect upload --server ... --cluster prod bundle.gz folder-of-outputs/",
      "  netlapse collect agent --every '*/5 * * * *' --spool /var/lib/netlapse/spool --watch",
      "",
      "The token comes from NETLAPSE_TOKEN_FILE (a file) or NETLAPSE_TOKEN. 'netlapse collect'"
          + " alone",
      "lists the collectors."
    })
public final class CollectCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COLLECTOR",
      description = "Which collector; none to list them.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGUMENT",
      description = "What the collector works on: files, folders, hosts.")
  private List<String> arguments = List.of();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:NETLAPSE_SERVER:-http://localhost:8080}",
      description = "The service's address (NETLAPSE_SERVER; default ${DEFAULT-VALUE}).")
  private URI server = URI.create("http://localhost:8080");

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The nodes' cluster; not needed where the token is bound to one.")
  private @Nullable String cluster;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "The node's name, where the capture does not tell it or tells another one.")
  private @Nullable String node;

  @Option(
      names = {"-O", "--option"},
      paramLabel = "NAME=VALUE",
      description = "An option of the collector's own, such as at=2026-11-21T11:40:00Z.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long to try while the service is away (default ${DEFAULT-VALUE}).")
  private long giveUpAfterSeconds = 600;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Mixin private WayOptions way = new WayOptions();

  @Mixin private SpoolOptions spool = new SpoolOptions();

  @Mixin private ScheduleOptions schedule = new ScheduleOptions();

  @Mixin private RedactionOptions redaction = new RedactionOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Override
  public Integer call() throws InterruptedException {
    SortedMap<String, Collector> collectors = Collectors.byName(plugins.parts().collectors());
    if (name == null) {
      collectors.forEach((known, each) -> System.out.printf("%-10s %s%n", known, each.summary()));
      return 0;
    }
    Collector collector = collectors.get(name);
    if (collector == null) {
      throw new CommandFailure(
          2,
          "There is no collector '%s'; there are %s."
              .formatted(name, String.join(", ", collectors.keySet())));
    }
    try {
      return collect(redaction.of(collector));
    } catch (CollectException | SpoolException e) {
      throw CommandFailure.of(1, e);
    }
  }

  private Integer collect(Collector collector)
      throws CollectException, SpoolException, InterruptedException {
    Settings asked = new Settings(arguments, collectorOptions());
    Path folder = spool.folder();
    if (folder == null && schedule.isGiven()) {
      throw new CommandFailure(
          2, "--every needs --spool FOLDER: what cannot be sent at once waits there.");
    }
    if (watch.isGiven() && !schedule.isGiven()) {
      throw new CommandFailure(
          2, "--watch needs --every CRON: what no change tells of comes with the schedule.");
    }
    try (PushClient push = PushClient.of(settings())) {
      if (folder == null) {
        return pushAtOnce(collector, asked, push);
      }
      try (Spool opened = Spool.open(folder, checked(spool::limits), InstantSource.system())) {
        CollectorRun run =
            new CollectorRun(
                collector, asked, opened, push, reporter(), Time.SYSTEM, System.err::println);
        return schedule.isGiven() ? runFor(collector, asked, run) : runOnce(collector, run);
      }
    }
  }

  private int pushAtOnce(Collector collector, Settings asked, PushClient push)
      throws CollectException, InterruptedException {
    AtomicInteger delivered = new AtomicInteger();
    collector.collect(
        asked,
        capture -> {
          push.deliver(capture);
          delivered.incrementAndGet();
        });
    System.out.printf("%s: %d delivered to %s%n", collector.name(), delivered.get(), server);
    return 0;
  }

  private int runOnce(Collector collector, CollectorRun run)
      throws CollectException, InterruptedException {
    Optional<String> waits = run.runOnce(Duration.ofSeconds(giveUpAfterSeconds));
    if (waits.isPresent()) {
      throw new CommandFailure(
          "Not everything was delivered to %s (%s); what is left waits in %s for the next run."
              .formatted(server, waits.get(), spool.folder()));
    }
    System.out.printf("%s: everything delivered to %s%n", collector.name(), server);
    return 0;
  }

  private int runFor(Collector collector, Settings asked, CollectorRun run)
      throws CollectException {
    Schedule times = checked(() -> schedule.of(cluster == null ? "" : cluster, instance()));
    if (!watch.isGiven()) {
      System.out.printf("%s: runs on schedule, delivers to %s%n", collector.name(), server);
      UntilTerminated.run(() -> run.run(times));
      return 0;
    }
    WatchLimits limits = checked(watch::limits);
    Watch changes = collector.watch(asked).orElseThrow(() -> cannotWatch(collector));
    System.out.printf(
        "%s: runs on schedule and after changes, delivers to %s%n", collector.name(), server);
    UntilTerminated.run(() -> run.run(times, changes, limits));
    return 0;
  }

  private static CommandFailure cannotWatch(Collector collector) {
    return new CommandFailure(
        2,
        "The collector '%s' does not notice changes; leave --watch out."
            .formatted(collector.name()));
  }

  private Reporter.Name reporter() {
    String version = getClass().getPackage().getImplementationVersion();
    return checked(
        () ->
            new Reporter.Name(
                String.valueOf(name), instance(), version == null ? "unpackaged" : version));
  }

  /** Which one of the collectors of a name this is. */
  private String instance() {
    return node == null ? HostName.read() : node;
  }

  /** A value that its user typed. */
  private static <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(2, e.getMessage() + ".");
    }
  }

  private PushSettings settings() throws CollectException {
    Token token = Token.of(System.getenv());
    HttpProxy proxy = way.proxy(server);
    return checked(
        () ->
            new PushSettings(
                server,
                token,
                cluster,
                node,
                way.trusted(),
                Duration.ofSeconds(giveUpAfterSeconds),
                way.clientCertificate(),
                proxy));
  }

  private Map<String, String> collectorOptions() {
    Map<String, String> all = new LinkedHashMap<>(options);
    if (node != null) {
      all.putIfAbsent("node", node);
    }
    return all;
  }
}
