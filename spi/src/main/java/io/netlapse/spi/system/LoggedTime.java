package io.netlapse.spi.system;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/**
 * A time as a node wrote it down: an instant where the text tells the zone, the reading of a clock
 * on the wall where it does not. It is as precise as it was written.
 *
 * <p>As text: {@code 2026-11-20T10:00:03Z} or {@code 2026-11-20T10:00:03}.
 */
public sealed interface LoggedTime {

  /**
   * A time whose zone was told.
   *
   * @param instant the instant at which the time begins
   */
  record Zoned(Instant instant) implements LoggedTime {

    @Override
    public Duration precision() {
      return LoggedTime.precisionOf(instant.get(ChronoField.NANO_OF_SECOND));
    }

    /** RFC 3339 in UTC. */
    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /**
   * A time whose zone was not told, or told by an abbreviation that stands for many.
   *
   * @param clock what the clock on the node's wall said
   */
  record Local(LocalDateTime clock) implements LoggedTime {

    @Override
    public Duration precision() {
      return LoggedTime.precisionOf(clock.get(ChronoField.NANO_OF_SECOND));
    }

    /** RFC 3339 without the zone. */
    @Override
    public String toString() {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(clock);
    }
  }

  /**
   * How long the time lasts: it means the interval from itself to itself and this, end excluded.
   */
  Duration precision();

  /**
   * Reads the text that {@code toString} gives, or the same with another offset than {@code Z}.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static LoggedTime parse(String text) {
    try {
      boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
      return zoned
          ? new Zoned(OffsetDateTime.parse(text).toInstant())
          : new Local(LocalDateTime.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time such as 2026-11-20T10:00:03Z", e);
    }
  }

  private static Duration precisionOf(int nanos) {
    if (nanos == 0) {
      return Duration.ofSeconds(1);
    }
    if (nanos % 1_000_000 == 0) {
      return Duration.ofMillis(1);
    }
    return nanos % 1_000 == 0 ? Duration.ofNanos(1_000) : Duration.ofNanos(1);
  }
}
