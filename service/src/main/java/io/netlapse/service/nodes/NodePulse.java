package io.netlapse.service.nodes;

import io.netlapse.db.query.NodesNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a node still speaks as often as it is expected to. */
public enum NodePulse {
  /** It spoke within two periods. */
  FRESH,
  /** It missed some, within five periods. */
  LATE,
  /** It has been quiet for longer. */
  SILENT,
  /** Some collector is to capture it, and it never spoke. */
  NEVER;

  private static final int FRESH_PERIODS = 2;
  private static final int LATE_PERIODS = 5;

  /** What a collector does unless it is told otherwise. */
  static final Duration USUAL = Duration.ofMinutes(5);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * Of a node.
   *
   * @param expected how often every node is expected to speak; null to take the node's own habit,
   *     where no collector tells its schedule
   */
  public static NodePulse of(NodesNow.Row node, @Nullable Duration expected, Instant now) {
    return of(node.lastReceived(), period(node, expected), now);
  }

  static NodePulse of(Instant lastReceived, Duration period, Instant now) {
    Duration quiet = Duration.between(lastReceived, now);
    if (quiet.compareTo(period.multipliedBy(FRESH_PERIODS)) <= 0) {
      return FRESH;
    }
    return quiet.compareTo(period.multipliedBy(LATE_PERIODS)) <= 0 ? LATE : SILENT;
  }

  /** How often a node is expected to speak; its collector's own schedule knows best. */
  static Duration period(NodesNow.Row node, @Nullable Duration expected) {
    Duration told = node.toldPeriod();
    if (told != null) {
      return told;
    }
    if (expected != null) {
      return expected;
    }
    Duration habit = node.period();
    if (habit == null) {
      return USUAL;
    }
    return habit.compareTo(SHORTEST) < 0 ? SHORTEST : habit;
  }

  /** The word in JSON and metrics: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
