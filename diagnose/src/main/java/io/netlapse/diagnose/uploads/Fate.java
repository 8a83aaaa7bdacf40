package io.netlapse.diagnose.uploads;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a snapshot.
 *
 * @param outcome whether it was there before
 * @param cluster its cluster; null where only the service knows it
 * @param id what the service knows it by; null where the service did not say
 */
public record Fate(Outcome outcome, @Nullable String cluster, @Nullable String id) {

  /** Whether a snapshot was there before. */
  public enum Outcome {
    /** It is stored now. */
    STORED,
    /** It was there already, and nothing was written. */
    KNOWN,
    /** It was handed over; the service stores it once, however often it comes. */
    DELIVERED;

    /** The word in JSON and text: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
