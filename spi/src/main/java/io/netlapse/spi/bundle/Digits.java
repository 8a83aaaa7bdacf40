package io.netlapse.spi.bundle;

/** Unsigned decimal numbers as a bundle writes them: ASCII digits and nothing else. */
final class Digits {

  private Digits() {}

  /** Whether a text is 1 to so many digits. */
  static boolean are(String text, int most) {
    if (text.isEmpty() || text.length() > most) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
