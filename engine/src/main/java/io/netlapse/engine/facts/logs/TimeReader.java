package io.netlapse.engine.facts.logs;

import io.netlapse.spi.logs.LogTime;
import io.netlapse.spi.logs.LogTime.SinceBoot;
import io.netlapse.spi.logs.LogTime.Told;
import io.netlapse.spi.logs.LogTime.YearUntold;
import io.netlapse.spi.system.LoggedTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time at a place of a line, in the forms in which logs write it. Not safe for many
 * threads.
 */
final class TimeReader {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private final String text;
  private int at;

  TimeReader(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Where the time that was read ends. */
  int end() {
    return at;
  }

  /**
   * {@code 2026-11-22T10:00:00.123456+01:00}, with a blank or a comma, or without zone. Go writes
   * slashes.
   */
  @Nullable LogTime iso() {
    int year = number(4);
    if (year < 0 || !(take('-') || take('/'))) {
      return null;
    }
    int month = number(2);
    if (month < 0 || !(take('-') || take('/'))) {
      return null;
    }
    int day = number(2);
    if (day < 0 || !(take('T') || take(' '))) {
      return null;
    }
    LocalTime time = clock();
    if (time == null) {
      return null;
    }
    try {
      LocalDateTime local = LocalDateTime.of(year, month, day, 0, 0).with(time);
      ZoneOffset offset = offset();
      return new Told(
          offset == null
              ? new LoggedTime.Local(local)
              : new LoggedTime.Zoned(local.toInstant(offset)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code Nov 22 10:00:00}, of syslog. */
  @Nullable LogTime syslog() {
    if (at + 4 > text.length()) {
      return null;
    }
    int month = MONTHS.indexOf(text.substring(at, at + 3)) + 1;
    at += 3;
    if (month == 0 || !blanks()) {
      return null;
    }
    int day = number(text.startsWith(" ", at + 1) ? 1 : 2);
    return day > 0 && blanks() ? monthDay(month, day, clock()) : null;
  }

  /** {@code 1122 10:00:00.000000}, of klog. */
  @Nullable LogTime klog() {
    int month = number(2);
    int day = number(2);
    return day > 0 && take(' ') ? monthDay(month, day, clock()) : null;
  }

  /** {@code Sun Nov 22 10:00:00 2026}, of {@code dmesg -T}. */
  @Nullable LogTime ctime() {
    if (at + 4 > text.length()) {
      return null;
    }
    at += 3;
    LogTime read = blanks() ? syslog() : null;
    if (!(read instanceof YearUntold told) || !take(' ')) {
      return null;
    }
    int year = number(4);
    return year < 1
        ? null
        : new Told(new LoggedTime.Local(told.day().atYear(year).atTime(told.time())));
  }

  /** {@code 90332.179725}, of the kernel. */
  @Nullable LogTime uptime() {
    while (take(' ')) {}
    long seconds = digits(12);
    if (seconds < 0 || !take('.')) {
      return null;
    }
    int from = at;
    long micros = digits(6);
    return micros < 0 || at - from != 6
        ? null
        : new SinceBoot(Duration.ofSeconds(seconds, micros * 1_000));
  }

  /** Seconds since 1970 with a fraction, of NetworkManager and of JSON. */
  @Nullable LogTime epoch() {
    long seconds = digits(11);
    if (seconds < 0) {
      return null;
    }
    int nanos = take('.') ? fraction() : 0;
    return new Told(new LoggedTime.Zoned(Instant.ofEpochSecond(seconds, nanos)));
  }

  private static @Nullable LogTime monthDay(int month, int day, @Nullable LocalTime time) {
    try {
      return time == null ? null : new YearUntold(MonthDay.of(month, day), time);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable LocalTime clock() {
    int hour = number(2);
    if (hour < 0 || !take(':')) {
      return null;
    }
    int minute = number(2);
    if (minute < 0 || !take(':')) {
      return null;
    }
    int second = number(2);
    int nanos = second >= 0 && isFraction() ? fraction() : 0;
    try {
      return LocalTime.of(hour, minute, second, nanos);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private boolean isFraction() {
    return at + 1 < text.length()
        && (text.charAt(at) == '.' || text.charAt(at) == ',')
        && isDigit(text.charAt(at + 1))
        && (take('.') || take(','));
  }

  /** Nanoseconds of up to nine digits; further ones are skipped. */
  private int fraction() {
    int nanos = 0;
    int unit = 100_000_000;
    while (at < text.length() && isDigit(text.charAt(at))) {
      nanos += (text.charAt(at) - '0') * unit;
      unit /= 10;
      at++;
    }
    return nanos;
  }

  private @Nullable ZoneOffset offset() {
    if (take('Z')) {
      return ZoneOffset.UTC;
    }
    int begin = at;
    boolean west = at < text.length() && text.charAt(at) == '-';
    if (!take('+') && !take('-')) {
      return null;
    }
    int hours = number(2);
    take(':');
    int minutes = hours < 0 ? -1 : number(2);
    if (minutes < 0 || minutes > 59 || hours > 18) {
      at = begin;
      return null;
    }
    int seconds = hours * 3600 + minutes * 60;
    return ZoneOffset.ofTotalSeconds(west ? -seconds : seconds);
  }

  /** A number of exactly so many digits; -1 where there is none. */
  private int number(int digits) {
    int from = at;
    long number = digits(digits);
    return at - from == digits ? (int) number : -1;
  }

  /** A number of at most so many digits; -1 where there is none. */
  private long digits(int most) {
    int from = at;
    long number = 0;
    while (at < text.length() && at - from < most && isDigit(text.charAt(at))) {
      number = number * 10 + text.charAt(at) - '0';
      at++;
    }
    return at == from ? -1 : number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean blanks() {
    int from = at;
    while (take(' ')) {}
    return at > from;
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
