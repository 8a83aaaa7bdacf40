package io.netlapse.collectors.agent;

import io.netlapse.collectors.capture.CaptureException;
import io.netlapse.collectors.capture.CaptureLimits;
import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeId;
import java.util.List;

/**
 * Runs the capture script on this machine, once, and delivers what it wrote as a live capture. The
 * option {@code node} tells the node's name in the cluster where it is not the machine's own.
 */
public final class AgentCollector implements Collector {

  private final CaptureScript script = CaptureScript.shipped();

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
    List<String> arguments = arguments(settings);
    try {
      byte[] bundle = script.run(arguments, CaptureLimits.DEFAULT);
      sink.deliver(new Capture("this machine", Content.of(bundle), Capture.Age.LIVE));
    } catch (CaptureException e) {
      throw new CollectException("This machine could not be captured. " + e.getMessage(), e);
    }
  }

  private static List<String> arguments(Settings settings) throws CollectException {
    String node = settings.option("node").orElse(null);
    if (node == null) {
      return List.of();
    }
    try {
      return List.of("--node", NodeId.requireName("node", node));
    } catch (IllegalArgumentException e) {
      throw new CollectException("The option 'node': " + e.getMessage() + ".", e);
    }
  }
}
