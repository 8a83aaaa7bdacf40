package io.netlapse.engine.facts.nftables;

/** Durations as nft writes them: {@code 1d2h3m4s}, and with {@code -n} {@code 93784s}. */
final class Durations {

  private Durations() {}

  /** The seconds of a duration, parts of one left out; -1 where it is none. */
  static long seconds(String text) {
    long seconds = 0;
    long value = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (value > 1_000_000_000_000L) {
          return -1;
        }
        continue;
      }
      if (value >= 0 && text.startsWith("ms", i) && i + 2 == text.length()) {
        return seconds;
      }
      long unit = unit(c);
      if (value < 0 || unit == 0) {
        return -1;
      }
      seconds += value * unit;
      value = -1;
    }
    return text.isEmpty() || value >= 0 ? -1 : seconds;
  }

  private static long unit(char c) {
    return switch (c) {
      case 'd' -> 86_400;
      case 'h' -> 3_600;
      case 'm' -> 60;
      case 's' -> 1;
      default -> 0;
    };
  }
}
