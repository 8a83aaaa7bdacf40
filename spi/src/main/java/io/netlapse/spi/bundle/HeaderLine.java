package io.netlapse.spi.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A line {@code name: value} of a bundle. Read by hand: a capture has hundreds of them, and each
 * push reads all.
 *
 * @param name lower-case letters, digits and {@code -}
 * @param value without blanks and tabulators around it; may be empty
 */
record HeaderLine(String name, String value) {

  /** Reads a line; null for any other text. */
  static @Nullable HeaderLine parse(String line) {
    int colon = 0;
    while (colon < line.length() && isOfName(line.charAt(colon))) {
      colon++;
    }
    if (colon == 0 || colon == line.length() || line.charAt(colon) != ':') {
      return null;
    }
    int begin = colon + 1;
    int end = line.length();
    while (begin < end && isBlank(line.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return new HeaderLine(line.substring(0, colon), line.substring(begin, end));
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
