package io.netlapse.collectors.upload.tree;

import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.NodeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the outputs of a folder tell of boot and machine, for the head of their bundle, where the
 * capture script writes it on a node: a folder has no head. The uptime follows from the boot time,
 * so that a folder can be played at many instants.
 */
final class ToldClock {

  private static final Pattern BOOT_TIME = Pattern.compile("btime (\\d{1,12})");

  private ToldClock() {}

  /** What the sections tell of the clock at an instant. */
  static NodeClock clock(List<BundleSection> sections, Instant at) {
    return new NodeClock(
        said(sections, "cat /proc/sys/kernel/random/boot_id").orElse(null),
        said(sections, "grep btime /proc/stat").map(text -> uptime(text, at)).orElse(null),
        null);
  }

  /** The machine id that the sections tell; null where they do not. */
  static @Nullable String machineId(List<BundleSection> sections) {
    return said(sections, "cat /etc/machine-id").orElse(null);
  }

  private static @Nullable Duration uptime(String bootTime, Instant at) {
    Matcher told = BOOT_TIME.matcher(bootTime);
    if (!told.matches()) {
      return null;
    }
    Duration uptime = Duration.between(Instant.ofEpochSecond(Long.parseLong(told.group(1))), at);
    return uptime.isNegative() ? null : uptime;
  }

  private static Optional<String> said(List<BundleSection> sections, String command) {
    return sections.stream()
        .filter(section -> section.command().text().equals(command))
        .filter(section -> section.exitStatus() == 0)
        .map(section -> section.output().text().strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
