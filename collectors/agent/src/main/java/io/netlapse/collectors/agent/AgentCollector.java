package io.netlapse.collectors.agent;

import io.netlapse.collectors.agent.watch.IpMonitor;
import io.netlapse.collectors.capture.CaptureException;
import io.netlapse.collectors.capture.CaptureLimits;
import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.collect.Watch;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs the capture script on this machine, once, and delivers what it wrote as a live capture. The
 * option {@code node} tells the node's name in the cluster where it is not the machine's own,
 * {@code only} which probes are asked, such as {@code core}.
 *
 * <p>Once the service has acknowledged it, the agent remembers in a file when that capture began,
 * so that the next one takes only newer lines of the journal. The option {@code state} tells the
 * folder of that file. A capture that did not arrive leaves it as it was.
 */
public final class AgentCollector implements Collector {

  private static final System.Logger LOG = System.getLogger(AgentCollector.class.getName());

  private final Script script;
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Consumer<String> remarks;

  /** What runs the capture script with arguments. */
  interface Script {
    byte[] run(List<String> arguments) throws CaptureException, InterruptedException;
  }

  /** Runs the script that is shipped with it, and warns in the log. */
  public AgentCollector() {
    this(
        arguments -> CaptureScript.shipped().run(arguments, CaptureLimits.DEFAULT),
        System.getenv(),
        InstantSource.system(),
        remark -> LOG.log(System.Logger.Level.WARNING, remark));
  }

  AgentCollector(
      Script script,
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> remarks) {
    this.script = script;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.remarks = remarks;
  }

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public String summary() {
    return "captures the machine that it runs on";
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    if (!settings.arguments().isEmpty()) {
      throw new CollectException(
          "The agent captures this machine and takes no arguments; '%s' is one. Leave it out."
              .formatted(settings.arguments().getFirst()));
    }
    String node = node(settings);
    Optional<LogCursor> cursor =
        StateFolder.of(settings, environment).map(folder -> LogCursor.in(folder, node));
    byte[] bundle = capture(arguments(node, settings.option("only"), cursor));
    sink.deliver(new Capture("this machine", Content.of(bundle), Capture.Age.LIVE));
    if (cursor.isPresent()) {
      remember(cursor.get(), bundle);
    }
  }

  /**
   * Watches the kernel's network state. After a change only that is asked, as {@code only=core},
   * unless the user said what is to be asked.
   */
  @Override
  public Optional<Watch> watch(Settings settings) {
    Map<String, String> options = new HashMap<>(settings.options());
    options.putIfAbsent("only", "core");
    return Optional.of(new IpMonitor(new Settings(settings.arguments(), options)));
  }

  private byte[] capture(List<String> arguments) throws CollectException, InterruptedException {
    try {
      return script.run(arguments);
    } catch (CaptureException e) {
      throw new CollectException("This machine could not be captured. " + e.getMessage(), e);
    }
  }

  /** The capture has arrived: that the next one brings more lines than it need is no failure. */
  private void remember(LogCursor cursor, byte[] bundle) {
    Optional<Instant> at = CapturedLogs.wholeAt(bundle);
    try {
      if (at.isPresent()) {
        cursor.moveTo(at.get());
      }
    } catch (IOException e) {
      remarks.accept(
          ("Which lines of logs the service has could not be kept in %s (%s); the next capture"
                  + " takes them again. The option 'state' names another folder.")
              .formatted(cursor.file(), e));
    }
  }

  private static String node(Settings settings) throws CollectException {
    Optional<String> node = settings.option("node");
    try {
      return node.isEmpty() ? "" : NodeId.requireName("node", node.get());
    } catch (IllegalArgumentException e) {
      throw new CollectException("The option 'node': " + e.getMessage() + ".", e);
    }
  }

  private List<String> arguments(String node, Optional<String> only, Optional<LogCursor> cursor) {
    List<String> arguments = new ArrayList<>();
    if (!node.isEmpty()) {
      arguments.addAll(List.of("--node", node));
    }
    only.ifPresent(probes -> arguments.addAll(List.of("--only", probes)));
    cursor
        .flatMap(known -> known.since(clock.instant()))
        .ifPresent(
            since -> arguments.addAll(List.of("--since", Long.toString(since.getEpochSecond()))));
    return arguments;
  }
}
