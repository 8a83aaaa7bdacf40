package io.netlapse.engine.facts.kernel;

import io.netlapse.spi.kernel.TableFill;
import java.util.Optional;

/** Numbers of entries in steps: the numbers themselves change at every look. */
final class TableSteps {

  private TableSteps() {}

  /** How full a table is; empty where one of the two is no number. */
  static Optional<TableFill> fill(String table, String count, String maximum) {
    long entries = number(count, 10);
    long room = number(maximum, 10);
    return entries < 0 || room < 0
        ? Optional.empty()
        : Optional.of(new TableFill(table, level(entries, room)));
  }

  private static String level(long entries, long room) {
    if (room == 0) {
      return "unlimited";
    }
    if (entries >= room) {
      return "full";
    }
    long percent = entries * 100 / room;
    if (percent >= 95) {
      return "95-100";
    }
    if (percent >= 90) {
      return "90-95";
    }
    return percent >= 75 ? "75-90" : percent >= 50 ? "50-75" : "below-50";
  }

  /** The largest of 0, first, 1.5 first, 2 first, 3 first, 4 first, 6 first... that there are. */
  static int atLeast(long entries, int first) {
    if (entries < first) {
      return 0;
    }
    long step = first;
    while (step * 2 <= entries && step < Integer.MAX_VALUE / 4) {
      step *= 2;
    }
    return (int) (entries >= step + step / 2 ? step + step / 2 : step);
  }

  /** The largest power of ten that a counter reached; 0 for none. */
  static int magnitude(long counter) {
    if (counter <= 0) {
      return 0;
    }
    int power = 1;
    while (power <= 100_000_000 && counter / 10 >= power) {
      power *= 10;
    }
    return power;
  }

  /** A number without sign, of at most 16 digits, or -1. */
  static long number(String digits, int radix) {
    if (digits.isEmpty() || digits.length() > 16) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
      if (digit < 0 || value < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
