package io.netlapse.collectors.runtime.redaction;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.collect.Watch;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.util.Optional;

/**
 * A collector whose captures leave with other addresses. What cannot be read as a bundle does not
 * leave at all: nobody can say what is in it.
 *
 * @param collector who captures
 * @param key which address becomes which
 */
public record RedactingCollector(Collector collector, RedactionKey key) implements Collector {

  @Override
  public String name() {
    return collector.name();
  }

  @Override
  public String summary() {
    return collector.summary();
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    collector.collect(
        settings,
        new Sink() {
          @Override
          public void deliver(Capture capture) throws CollectException, InterruptedException {
            sink.deliver(redacted(capture, new Redaction(key)));
          }

          @Override
          public void failed(String target, String reason) {
            sink.failed(target, new Redaction(key).text(reason));
          }
        });
  }

  @Override
  public Optional<Watch> watch(Settings settings) throws CollectException {
    return collector.watch(settings);
  }

  private static Capture redacted(Capture capture, Redaction redaction) throws CollectException {
    try {
      Bundle bundle = new BundleReader(BundleLimits.DEFAULT).read(capture.bundle().stream());
      Bundle redacted =
          new Bundle(
              bundle.node(),
              bundle.capturedAt(),
              bundle.clock(),
              bundle.machineId(),
              bundle.sections().stream().map(section -> redacted(section, redaction)).toList(),
              bundle.damage());
      Content content = BundleWriter.toContent(redacted);
      return new Capture(redaction.text(capture.source()), content, capture.age());
    } catch (IOException | BundleException e) {
      throw new CollectException(
          "%s is not delivered, since its addresses cannot be redacted: %s"
              .formatted(capture.source(), e.getMessage()),
          e);
    }
  }

  private static BundleSection redacted(BundleSection section, Redaction redaction) {
    String command = section.command().text();
    return new BundleSection(
        section.probe(),
        Command.parse(redaction.text(command)),
        section.begin(),
        section.end(),
        section.exitStatus(),
        section.status(),
        redaction.output(command, section.output()),
        redaction.output(command, section.error()));
  }
}
