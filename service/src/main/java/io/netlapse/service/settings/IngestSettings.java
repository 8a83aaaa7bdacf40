package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code netlapse.ingest}: what a pushed snapshot may be.
 *
 * @param maxCompressedBytes bytes of one request's body as it comes over the wire
 * @param maxRawBytes bytes of one snapshot once decompressed
 * @param maxUnpackedBytes bytes that an archive in an upload may hold, unpacked on disk
 * @param maxLines lines of one snapshot, standard output and error together
 * @param maxBytesInFlight decompressed bytes in memory for all requests together; more is 429
 * @param futureLimit how far ahead of its arrival a live push may say that it was captured
 * @param recordedFutureLimit the same for an upload or a replay, whose clock nobody can ask
 */
@Context
@ConfigurationProperties("netlapse.ingest")
public record IngestSettings(
    @Bindable(defaultValue = "67108864") long maxCompressedBytes,
    @Bindable(defaultValue = "67108864") long maxRawBytes,
    @Bindable(defaultValue = "1073741824") long maxUnpackedBytes,
    @Bindable(defaultValue = "250000") int maxLines,
    @Bindable(defaultValue = "268435456") long maxBytesInFlight,
    @Bindable(defaultValue = "5m") Duration futureLimit,
    @Bindable(defaultValue = "366d") Duration recordedFutureLimit) {

  /**
   * Checks the limits against each other.
   *
   * @throws IllegalArgumentException if one cannot be
   */
  public IngestSettings {
    require(maxCompressedBytes > 0, "netlapse.ingest.max-compressed-bytes is not positive");
    require(maxRawBytes > 0, "netlapse.ingest.max-raw-bytes is not positive");
    require(maxUnpackedBytes > 0, "netlapse.ingest.max-unpacked-bytes is not positive");
    require(maxLines > 0, "netlapse.ingest.max-lines is not positive");
    require(
        maxBytesInFlight >= maxRawBytes,
        "netlapse.ingest.max-bytes-in-flight is less than max-raw-bytes: one snapshot would never"
            + " fit");
    require(!futureLimit.isNegative(), "netlapse.ingest.future-limit is negative");
    require(!recordedFutureLimit.isNegative(), "netlapse.ingest.recorded-future-limit is negative");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
