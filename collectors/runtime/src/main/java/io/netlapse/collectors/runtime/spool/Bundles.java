package io.netlapse.collectors.runtime.spool;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Bundles as a spool keeps them, compressed with gzip. */
public final class Bundles {

  private static final BundleReader READER = new BundleReader(BundleLimits.DEFAULT);

  private Bundles() {}

  /** A bundle; empty where it cannot be read, or is not whole. */
  public static Optional<Bundle> whole(Content gzip) {
    try (GZIPInputStream in = new GZIPInputStream(gzip.stream())) {
      return Optional.of(READER.read(in)).filter(read -> read.damage().isEmpty());
    } catch (IOException | BundleException _) {
      return Optional.empty();
    }
  }
}
