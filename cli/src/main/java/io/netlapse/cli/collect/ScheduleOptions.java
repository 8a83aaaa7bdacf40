package io.netlapse.cli.collect;

import io.netlapse.collectors.runtime.schedule.Schedule;
import io.netlapse.collectors.runtime.schedule.Spread;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a collector runs, where it runs for ever. */
final class ScheduleOptions {

  @Option(
      names = "--every",
      paramLabel = "CRON",
      description = "Collect at these times for ever, such as '*/5 * * * *'; else once, now.")
  private @Nullable String expression;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "The time zone of these times, such as Europe/Berlin (default ${DEFAULT-VALUE}).")
  private String zone = "UTC";

  @Option(
      names = "--spread",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = Quantities.Span.class,
      description =
          "Run up to this much behind them, always the same for one node's name, so that a fleet"
              + " does not push at once (default ${DEFAULT-VALUE}).")
  private Duration window = Duration.ofMinutes(1);

  boolean isGiven() {
    return expression != null;
  }

  /**
   * The schedule.
   *
   * @param cluster the cluster's name; empty where it is not told
   * @param node the node's name
   * @throws IllegalArgumentException if it is none; the message is a sentence without its full stop
   */
  Schedule of(String cluster, String node) {
    return Schedule.of(
        expression == null ? "" : expression, zoneId(), Spread.of(cluster, node, window));
  }

  private ZoneId zoneId() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no time zone; write one such as UTC or Europe/Berlin".formatted(zone), e);
    }
  }
}
