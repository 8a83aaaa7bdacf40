package io.netlapse.spi.logs;

import io.netlapse.spi.system.LoggedTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;

/**
 * When something was logged, as far as the line tells.
 *
 * <p>As text: {@code 2026-11-20T10:00:03Z} or {@code 2026-11-20T10:00:03} (a {@link LoggedTime}),
 * {@code --11-20T10:00:03.123456} where the year is not told, {@code boot+90332.179725} in seconds
 * since boot.
 */
public sealed interface LogTime {

  /** As exact as the kernel tells it. */
  Duration MICROSECOND = Duration.ofNanos(1_000);

  /** A date with its year. */
  record Told(LoggedTime time) implements LogTime {
    @Override
    public String toString() {
      return time.toString();
    }
  }

  /**
   * A date without its year, as syslog and klog write it, by the node's clock on the wall.
   *
   * @param day month and day
   * @param time the time of day
   */
  record YearUntold(MonthDay day, LocalTime time) implements LogTime {
    @Override
    public String toString() {
      return day + "T" + DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
  }

  /**
   * The kernel's own clock (dmesg(1)), which stands still while the machine sleeps.
   *
   * @param uptime since boot, to the microsecond
   */
  record SinceBoot(Duration uptime) implements LogTime {
    @Override
    public String toString() {
      long micros = uptime.dividedBy(MICROSECOND);
      return "boot+" + BigDecimal.valueOf(micros, 6).toPlainString();
    }
  }

  /**
   * Reads the text that {@code toString} gives.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static LogTime parse(String text) {
    try {
      if (text.startsWith("boot+")) {
        BigDecimal seconds = new BigDecimal(text.substring("boot+".length()));
        return new SinceBoot(Duration.ofNanos(seconds.movePointRight(9).longValueExact()));
      }
      int clock = text.indexOf('T');
      if (text.startsWith("--") && clock > 0) {
        return new YearUntold(
            MonthDay.parse(text.substring(0, clock)), LocalTime.parse(text.substring(clock + 1)));
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no time of a log", e);
    }
    return new Told(LoggedTime.parse(text));
  }
}
