package io.netlapse.service.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Whether a node still speaks as often as it is expected to. */
enum NodePulse {
  /** It spoke within two periods. */
  FRESH,
  /** It missed some, within five periods. */
  LATE,
  /** It has been quiet for longer. */
  SILENT;

  private static final int FRESH_PERIODS = 2;
  private static final int LATE_PERIODS = 5;

  static NodePulse of(Instant lastReceived, Duration period, Instant now) {
    Duration quiet = Duration.between(lastReceived, now);
    if (quiet.compareTo(period.multipliedBy(FRESH_PERIODS)) <= 0) {
      return FRESH;
    }
    return quiet.compareTo(period.multipliedBy(LATE_PERIODS)) <= 0 ? LATE : SILENT;
  }

  /** The word in JSON: lower case. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
