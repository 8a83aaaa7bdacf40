package io.netlapse.collectors.runtime.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one node fares that a collector captures. Instants are by the machine's clock.
 *
 * @param node its name
 * @param lastCaptured when it was captured last; null if it never was since the collector began
 * @param took from the begin of that run until the capture was there; null likewise
 * @param lastDelivered when the service acknowledged a capture of it last; null if it did not
 * @param error what went wrong last, and has not gone right since; null if nothing
 */
public record Target(
    String node,
    @Nullable Instant lastCaptured,
    @Nullable Duration took,
    @Nullable Instant lastDelivered,
    @Nullable String error) {

  /** How many characters of an error are told. */
  static final int MOST_ERROR = 1_000;

  /** Cuts what is too long to be told. */
  public Target {
    error = error == null || error.length() <= MOST_ERROR ? error : error.substring(0, MOST_ERROR);
  }

  static Target of(String node) {
    return new Target(node, null, null, null, null);
  }

  Target captured(Instant at, Duration since) {
    return new Target(node, at, since, lastDelivered, error);
  }

  Target delivered(Instant at) {
    return new Target(node, lastCaptured, took, at, null);
  }

  Target failed(String reason) {
    return new Target(node, lastCaptured, took, lastDelivered, reason);
  }
}
