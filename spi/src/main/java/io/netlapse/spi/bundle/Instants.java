package io.netlapse.spi.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Instants as a bundle writes them: RFC 3339 in UTC, {@code 2026-11-21T11:40:00.123Z}. */
final class Instants {

  private static final String FORM = "0000-00-00T00:00:00";
  private static final int NANO_DIGITS = 9;

  private Instants() {}

  /**
   * Reads an instant. The usual form is read by hand, which takes a tenth of the time; whatever
   * else RFC 3339 allows is left to the JDK.
   *
   * @throws DateTimeParseException if it is none
   */
  static Instant parse(String text) {
    int nanos = isUsual(text) ? nanos(text) : -1;
    if (nanos < 0) {
      return Instant.parse(text);
    }
    try {
      long day =
          LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      int hour = number(text, 11, 13);
      int minute = number(text, 14, 16);
      int second = number(text, 17, 19);
      if (hour < 24 && minute < 60 && second < 60) {
        return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second, nanos);
      }
    } catch (DateTimeException e) {
      // No such day: the JDK says so in its own words.
    }
    return Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    if (text.length() <= FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      char c = text.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  /** What stands behind the seconds: nothing or a fraction, and Z. Negative for anything else. */
  private static int nanos(String text) {
    int end = text.length() - 1;
    int begin = FORM.length() + 1;
    if (text.charAt(end) != 'Z') {
      return -1;
    }
    if (end == FORM.length()) {
      return 0;
    }
    if (text.charAt(begin - 1) != '.' || !Digits.are(text.substring(begin, end), NANO_DIGITS)) {
      return -1;
    }
    int nanos = number(text, begin, end);
    for (int digits = end - begin; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int begin, int end) {
    return Integer.parseInt(text, begin, end, 10);
  }
}
