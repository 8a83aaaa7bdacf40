package io.netlapse.service.time;

import io.netlapse.service.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a client writes it in a parameter: RFC 3339 ({@code 2026-11-21T10:00:00Z}), seconds or
 * milliseconds since 1970 ({@code 1795255200}, {@code 1795255200000}), relative to now ({@code
 * -2h}, {@code -7d}, {@code +5m}), or {@code now}. Read down to microseconds, the precision of the
 * database.
 */
public final class TimeText {

  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
  private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,6})([smhdw])");

  /** Eleven digits of seconds reach the year 5138; as many milliseconds are still in 1973. */
  private static final int DIGITS_OF_SECONDS = 11;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private TimeText() {}

  /**
   * Reads a parameter.
   *
   * @param name the parameter's name, for the message
   * @param text its value
   * @param now what relative times count from
   * @throws ProblemException 400 if it is none of the forms above, or before 1970 or after 9999
   */
  public static Instant parse(String name, String text, Instant now) {
    try {
      Instant instant = read(text, now).truncatedTo(ChronoUnit.MICROS);
      if (isTaken(instant)) {
        return instant;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Falls through: the message is the same for each way to be wrong.
    }
    String start = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    throw ProblemException.parameter(
        name,
        "'%s' is no time between 1970 and 9999. Write 2026-11-21T10:00:00Z, seconds or milliseconds since 1970, -2h, -7d or now."
            .formatted(start.replaceAll("\\p{Cntrl}", "?")));
  }

  /** Whether an instant lies between 1970 and 9999, as every one does that the service takes. */
  public static boolean isTaken(Instant instant) {
    return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
  }

  private static Instant read(String text, Instant now) {
    if (text.equals("now")) {
      return now;
    }
    if (DIGITS.matcher(text).matches()) {
      long number = Long.parseLong(text);
      return text.length() <= DIGITS_OF_SECONDS
          ? Instant.ofEpochSecond(number)
          : Instant.ofEpochMilli(number);
    }
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      Duration distance = distance(Long.parseLong(relative.group(2)), relative.group(3));
      return relative.group(1).equals("-") ? now.minus(distance) : now.plus(distance);
    }
    // A '+' of an offset that was not escaped arrives as a blank.
    return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
  }

  private static Duration distance(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
