package io.netlapse.service.snapshots;

import static java.util.Objects.requireNonNull;

import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.settings.IngestSettings;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Reads bundles, as the capture script writes them. */
@Singleton
final class BundleForm {

  private static final BundleLimits USUAL = BundleLimits.DEFAULT;

  private final BundleReader reader;

  BundleForm(IngestSettings settings) {
    this.reader = new BundleReader(limits(settings), BundleForm::status, new LastBundles());
  }

  /** What a bundle may be, the decoder's bound on the whole apart. */
  static BundleLimits limits(IngestSettings settings) {
    return new BundleLimits(
        Long.MAX_VALUE, // The decoder bounds the whole, whatever the form.
        (int) Math.min(settings.maxRawBytes(), Integer.MAX_VALUE - 8),
        USUAL.sections(),
        USUAL.headerLineBytes());
  }

  /**
   * Reads one bundle.
   *
   * @throws ProblemException 422 if it is none
   */
  Delivered read(InputStream in) throws IOException {
    Bundle bundle;
    try {
      bundle = reader.read(in);
    } catch (BundleException e) {
      throw ProblemException.of(ProblemType.INVALID, String.valueOf(e.getMessage()));
    }
    return new Delivered(
        null,
        bundle.node(),
        bundle.capturedAt(),
        bundle.clock(),
        bundle.machineId(),
        bundle.sections().stream().map(told -> section(told, bundle.capturedAt())).toList(),
        bundle.damage().stream().map(Damage::toString).toList());
  }

  private static SectionStatus status(BundleSection told) {
    return SectionStatusReader.read(
        told.status(), told.command(), told.exitStatus(), told.output(), told.error());
  }

  private static Section section(BundleSection told, Instant capturedAt) {
    return new Section(
        told.probe(),
        told.command(),
        capturedAt.plus(told.begin()),
        capturedAt.plus(told.end()),
        told.exitStatus(),
        requireNonNull(told.status()), // judged by the reader
        told.output(),
        told.error());
  }
}
