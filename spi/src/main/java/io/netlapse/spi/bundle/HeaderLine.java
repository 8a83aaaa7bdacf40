package io.netlapse.spi.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A line {@code name: value} of a bundle. Read by hand, and cut only where asked: a capture has
 * hundreds of them, and each push reads all.
 *
 * @param text the line
 * @param nameEnd where the name ends: lower-case letters, digits and {@code -} from the beginning
 * @param valueBegin where the value begins, without blanks and tabulators around it
 * @param valueEnd where it ends; it may be empty
 */
record HeaderLine(String text, int nameEnd, int valueBegin, int valueEnd) {

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
    return new HeaderLine(line, colon, begin, end);
  }

  String name() {
    return text.substring(0, nameEnd);
  }

  boolean isNamed(String name) {
    return nameEnd == name.length() && text.startsWith(name);
  }

  String value() {
    return text.substring(valueBegin, valueEnd);
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
