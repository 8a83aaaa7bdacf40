package io.netlapse.engine.facts.iptables;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which the targets MARK and CONNMARK are told what to set (iptables-extensions(8)).
 * All say which bits to clear and then which to turn over; iptables-save prints that as {@code
 * --set-xmark VALUE/MASK}, old ones and people in the others.
 */
final class MarkOption {

  private static final long ALL = 0xffffffffL;

  private MarkOption() {}

  static boolean is(String option) {
    return switch (option) {
      case "--set-mark", "--or-mark", "--and-mark", "--xor-mark", "--set-xmark" -> true;
      default -> false;
    };
  }

  /** {@code VALUE/MASK} of {@code --set-xmark}; what is no number stays as it is, null then. */
  static @Nullable String xmark(String option, String told) {
    int slash = told.indexOf('/');
    long value = number(slash < 0 ? told : told.substring(0, slash));
    long mask = slash < 0 ? ALL : number(told.substring(slash + 1));
    if (value < 0 || mask < 0) {
      return null;
    }
    return switch (option) {
      case "--set-mark" -> text(value, value | mask);
      case "--or-mark" -> text(value, value);
      case "--and-mark" -> text(0, ~value & ALL);
      case "--xor-mark" -> text(value, 0);
      default -> text(value, mask);
    };
  }

  private static String text(long value, long mask) {
    return "0x" + Long.toHexString(value) + "/0x" + Long.toHexString(mask);
  }

  private static long number(String text) {
    boolean hexadecimal = text.startsWith("0x");
    String digits = hexadecimal ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 10 || digits.charAt(0) == '-') {
      return -1;
    }
    try {
      long number = Long.parseLong(digits, hexadecimal ? 16 : 10);
      return number > ALL ? -1 : number;
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
