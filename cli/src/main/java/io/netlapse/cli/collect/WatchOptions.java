package io.netlapse.cli.collect;

import io.netlapse.collectors.runtime.watch.WatchLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether a collector also runs when something has changed, and how often. */
final class WatchOptions {

  @Option(
      names = "--watch",
      description = "Beside --every: collect too whenever the collector notices a change.")
  private boolean given;

  @Option(
      names = "--watch-quiet",
      paramLabel = "DURATION",
      defaultValue = "200ms",
      converter = Quantities.Span.class,
      description =
          "Begin when nothing has changed for so long, or for four times as long when it goes on"
              + " changing (default ${DEFAULT-VALUE}).")
  private Duration quiet = WatchLimits.DEFAULT.quiet();

  @Option(
      names = "--watch-interval",
      paramLabel = "DURATION",
      defaultValue = "5s",
      converter = Quantities.Span.class,
      description =
          "Collect because of changes once in this time in the long run, three times at once after"
              + " a calm (default ${DEFAULT-VALUE}).")
  private Duration interval = WatchLimits.DEFAULT.interval();

  boolean isGiven() {
    return given;
  }

  /**
   * The limits.
   *
   * @throws IllegalArgumentException if one is none; the message is a sentence without its full
   *     stop
   */
  WatchLimits limits() {
    return new WatchLimits(quiet, interval, WatchLimits.DEFAULT.wholeInterval());
  }
}
