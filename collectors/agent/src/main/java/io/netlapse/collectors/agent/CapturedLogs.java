package io.netlapse.collectors.agent;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a bundle has the journal, so that the next one need not have the same lines. */
final class CapturedLogs {

  private static final String PROBES = "journal";

  private CapturedLogs() {}

  /**
   * When a capture began that has all of the journal that was asked for. Empty where it was cut
   * off, and where journalctl was not there, was denied or ran out of time: then the lines are
   * still to be had.
   */
  static Optional<Instant> wholeAt(byte[] bytes) {
    try {
      Bundle bundle = new BundleReader(BundleLimits.DEFAULT).read(new ByteArrayInputStream(bytes));
      List<BundleSection> logs =
          bundle.sections().stream()
              .filter(section -> section.probe().value().startsWith(PROBES))
              .toList();
      boolean whole =
          bundle.damage().isEmpty()
              && !logs.isEmpty()
              && logs.stream().allMatch(CapturedLogs::isWhole);
      return whole ? Optional.of(bundle.capturedAt()) : Optional.empty();
    } catch (IOException | BundleException _) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(BundleSection section) {
    SectionStatus status = section.status();
    return status != null && status.observes();
  }
}
