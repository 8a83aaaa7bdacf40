package io.netlapse.spi.network;

import java.util.Optional;

/** The text of an IPv4 address: four decimal numbers of 0 to 255, joined by full stops. */
final class DottedQuad {

  private DottedQuad() {}

  /**
   * The 32 bits, or empty for any other text; a leading zero is refused, since some read it as
   * octal.
   */
  static Optional<Long> parse(String text) {
    long bits = 0;
    int parts = 0;
    int at = 0;
    while (parts < 4) {
      int end = at;
      int value = 0;
      while (end < text.length() && end - at < 3 && isDigit(text.charAt(end))) {
        value = value * 10 + (text.charAt(end++) - '0');
      }
      boolean number = end > at && value <= 255 && (text.charAt(at) != '0' || end == at + 1);
      parts++;
      boolean separated = parts == 4 ? end == text.length() : isDot(text, end);
      if (!number || !separated) {
        return Optional.empty();
      }
      bits = bits << 8 | value;
      at = end + 1;
    }
    return Optional.of(bits);
  }

  static String text(long bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  private static boolean isDot(String text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
