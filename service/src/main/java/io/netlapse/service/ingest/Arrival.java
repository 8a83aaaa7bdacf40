package io.netlapse.service.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot came to us.
 *
 * @param receivedAt when, by our clock
 * @param sentAt when its sender sent it, by the sender's clock; null unless it was pushed live
 */
public record Arrival(Instant receivedAt, @Nullable Instant sentAt) {

  /** Cuts what is below a microsecond, which PostgreSQL does not keep. */
  public Arrival {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Our clock minus the sender's; null where it was not measured. */
  @Nullable Long clockOffsetMillis() {
    return sentAt == null ? null : Duration.between(sentAt, receivedAt).toMillis();
  }
}
