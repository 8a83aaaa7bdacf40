package io.netlapse.cli.demo;

import io.netlapse.diagnose.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times and counts of the API in words; what is missing reads {@code (missing)}. */
final class Words {

  /** Stands for whatever the API left out. */
  static final String MISSING = "(missing)";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What the kernel or systemd tells to the second has a window of about that. */
  private static final Duration AN_INSTANT = Duration.ofSeconds(2);

  private Words() {}

  static String orMissing(String text) {
    return text.isBlank() ? MISSING : text;
  }

  /** {@code 2021-07-10 21:25:00 UTC}. */
  static String time(Json instant) {
    try {
      return TIME.format(Instant.parse(instant.text()));
    } catch (DateTimeParseException _) {
      return MISSING;
    }
  }

  /** {@code at TIME}, or {@code between TIME and TIME} with the date only once. */
  static String period(Json from, Json to) {
    if (from.isNull() || to.isNull()) {
      return MISSING;
    }
    if (between(from, to).compareTo(AN_INSTANT) <= 0) {
      return "at " + time(from);
    }
    boolean sameDay = date(from).equals(date(to));
    String begin = sameDay ? time(from).replace(" UTC", "") : time(from);
    String end = sameDay ? time(to).substring(date(to).length() + 1) : time(to);
    return "between %s and %s".formatted(begin, end);
  }

  private static String date(Json instant) {
    return time(instant).substring(0, "uuuu-MM-dd".length());
  }

  /** How long it is from one instant to another. */
  static Duration between(Json from, Json to) {
    return Duration.between(Instant.parse(from.text()), Instant.parse(to.text()));
  }

  /** {@code 5 min}, {@code 1 h 5 min}, {@code 2 d 3 h}: the two largest units. */
  static String length(Duration length) {
    if (length.toDays() > 0) {
      return "%d d".formatted(length.toDays()) + more(length.toHoursPart(), "h");
    }
    if (length.toHours() > 0) {
      return "%d h".formatted(length.toHours()) + more(length.toMinutesPart(), "min");
    }
    if (length.toMinutes() > 0) {
      return "%d min".formatted(length.toMinutes()) + more(length.toSecondsPart(), "s");
    }
    return "%d s".formatted(length.toSeconds());
  }

  /** {@code looked 2005 times, largest gap 1 h}. */
  static String coverage(Json coverage) {
    if (coverage.get("observations").isNull() || coverage.get("largestGapSeconds").isNull()) {
      return MISSING;
    }
    return "looked %s times, largest gap %s"
        .formatted(
            coverage.text("observations"),
            length(Duration.ofSeconds(Long.parseLong(coverage.text("largestGapSeconds")))));
  }

  private static String more(int count, String unit) {
    return count == 0 ? "" : " %d %s".formatted(count, unit);
  }
}
