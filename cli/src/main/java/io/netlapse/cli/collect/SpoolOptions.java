package io.netlapse.cli.collect;

import io.netlapse.collectors.runtime.spool.SpoolLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where captures wait while the service is away. */
final class SpoolOptions {

  @Option(
      names = "--spool",
      paramLabel = "FOLDER",
      description =
          "Keep captures in this folder until the service has them, and send what waits there.")
  private @Nullable Path folder;

  @Option(
      names = "--spool-size",
      paramLabel = "SIZE",
      defaultValue = "500MB",
      converter = Quantities.Size.class,
      description = "How much may wait there (default ${DEFAULT-VALUE}).")
  private long bytes = SpoolLimits.DEFAULT.bytes();

  @Option(
      names = "--spool-age",
      paramLabel = "DURATION",
      defaultValue = "7d",
      converter = Quantities.Span.class,
      description = "How long it may wait there (default ${DEFAULT-VALUE}).")
  private Duration age = SpoolLimits.DEFAULT.age();

  /** The folder; null where there is to be no spool. */
  @Nullable Path folder() {
    return folder;
  }

  /**
   * The limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  SpoolLimits limits() {
    return new SpoolLimits(bytes, age);
  }
}
