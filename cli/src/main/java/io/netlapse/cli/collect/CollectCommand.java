package io.netlapse.cli.collect;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Token;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Collects once and pushes each capture to the service. */
@Command(
    name = "collect",
    description = "Collects once, by the named collector, and pushes to a service.",
    footer = {
      "",
      "  netlapse collect agent --server https://netlapse.example --cluster prod",
      "  netlapse collect ssh --server ... --cluster prod -O inventory=nodes.yaml",
      "  netlapse collect upload --server ... --cluster prod bundle.gz folder-of-outputs/",
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
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust the certificate authorities of this PEM file, and no others.")
  private @Nullable Path certificates;

  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long to try while the service is away (default ${DEFAULT-VALUE}).")
  private long giveUpAfterSeconds = 600;

  @Override
  public Integer call() throws InterruptedException {
    SortedMap<String, Collector> collectors = Collectors.found();
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
    try (PushClient push = PushClient.of(settings())) {
      AtomicInteger delivered = new AtomicInteger();
      collector.collect(
          new Settings(arguments, collectorOptions()),
          capture -> {
            push.deliver(capture);
            delivered.incrementAndGet();
          });
      System.out.printf("%s: %d delivered to %s%n", name, delivered.get(), server);
      return 0;
    } catch (CollectException e) {
      throw CommandFailure.of(1, e);
    }
  }

  private PushSettings settings() throws CollectException {
    try {
      return new PushSettings(
          server,
          Token.of(System.getenv()),
          cluster,
          node,
          certificates,
          Duration.ofSeconds(giveUpAfterSeconds));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(2, e.getMessage() + ".");
    }
  }

  private Map<String, String> collectorOptions() {
    Map<String, String> all = new LinkedHashMap<>(options);
    if (node != null) {
      all.putIfAbsent("node", node);
    }
    return all;
  }
}
