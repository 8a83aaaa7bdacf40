package io.netlapse.cli.demo;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.NodeClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts into the head of a recorded bundle what its own sections tell of boot and machine, as the
 * capture script does on a node: a folder of outputs has no head. The uptime follows from the boot
 * time, so that a folder can be played at many instants.
 */
final class ToldClock implements Sink {

  private static final Pattern BOOT_TIME = Pattern.compile("btime (\\d{1,12})");

  private final Sink next;
  private final BundleReader reader = new BundleReader(BundleLimits.DEFAULT);

  /** In front of another sink. */
  ToldClock(Sink next) {
    this.next = next;
  }

  @Override
  public void deliver(Capture capture) throws CollectException, InterruptedException {
    try (ByteArrayInputStream in = new ByteArrayInputStream(capture.bundle().toByteArray())) {
      Bundle told = told(reader.read(in));
      next.deliver(new Capture(capture.source(), BundleWriter.toContent(told), capture.age()));
    } catch (BundleException | IOException e) {
      throw new CollectException("%s is no bundle.".formatted(capture.source()), e);
    }
  }

  static Bundle told(Bundle bundle) {
    NodeClock clock =
        new NodeClock(
            said(bundle, "cat /proc/sys/kernel/random/boot_id").orElse(null),
            said(bundle, "grep btime /proc/stat")
                .map(text -> uptime(text, bundle.capturedAt()))
                .orElse(null),
            bundle.clock().utcOffset());
    String machineId = said(bundle, "cat /etc/machine-id").orElse(bundle.machineId());
    return new Bundle(
        bundle.node(), bundle.capturedAt(), clock, machineId, bundle.sections(), bundle.damage());
  }

  private static @Nullable Duration uptime(String bootTime, Instant at) {
    Matcher told = BOOT_TIME.matcher(bootTime);
    if (!told.matches()) {
      return null;
    }
    Duration uptime = Duration.between(Instant.ofEpochSecond(Long.parseLong(told.group(1))), at);
    return uptime.isNegative() ? null : uptime;
  }

  private static Optional<String> said(Bundle bundle, String command) {
    return bundle.sections().stream()
        .filter(section -> section.command().text().equals(command))
        .filter(section -> section.exitStatus() == 0)
        .map(BundleSection::output)
        .map(output -> output.text().strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
