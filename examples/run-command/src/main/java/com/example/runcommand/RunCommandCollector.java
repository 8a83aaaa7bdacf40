package com.example.runcommand;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * Captures machines of a cloud through its run-command API, one after the other. A machine that
 * cannot be captured is told and delays no other.
 */
public final class RunCommandCollector implements Collector {

  /** For {@link java.util.ServiceLoader}. */
  public RunCommandCollector() {}

  @Override
  public String name() {
    return "run-command";
  }

  @Override
  public String summary() {
    return "captures machines of a cloud by its run-command API";
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    Options options = Options.of(settings);
    List<String> failed = new ArrayList<>();
    try (CommandApi api = new CommandApi(options.api(), options.token())) {
      for (Machine machine : options.machines()) {
        byte[] bundle;
        try {
          bundle =
              api.run(
                  machine.id(),
                  options.script(),
                  machine.arguments(options.only()),
                  options.limit());
        } catch (CommandApiException e) {
          failed.add(machine.node());
          sink.failed(machine.node(), e.getMessage());
          continue;
        }
        // The output comes when the command has ended: what the clock was meanwhile, nobody knows.
        sink.deliver(new Capture(machine.id(), Content.of(bundle), Capture.Age.RECORDED));
      }
    }
    if (!failed.isEmpty()) {
      throw new CollectException(
          "%d of %d machines were not captured (%s); the service shows why for each."
              .formatted(failed.size(), options.machines().size(), String.join(", ", failed)));
    }
  }
}
