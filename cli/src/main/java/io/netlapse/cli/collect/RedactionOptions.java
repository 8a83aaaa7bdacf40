package io.netlapse.cli.collect;

import io.netlapse.collectors.runtime.redaction.RedactingCollector;
import io.netlapse.collectors.runtime.redaction.RedactionKey;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether captures leave with the nodes' own addresses. */
final class RedactionOptions {

  @Option(
      names = "--redact-key",
      paramLabel = "FILE",
      description =
          "Send other addresses in the place of the nodes' own, by the key in this file: the same"
              + " for the same, and prefixes stay prefixes.")
  private @Nullable Path key;

  /**
   * The collector as it is to be, which may be itself.
   *
   * @throws CollectException if the file holds no key
   */
  Collector of(Collector collector) throws CollectException {
    return key == null ? collector : new RedactingCollector(collector, RedactionKey.ofFile(key));
  }
}
