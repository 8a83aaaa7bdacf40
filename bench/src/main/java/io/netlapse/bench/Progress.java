package io.netlapse.bench;

import java.util.Locale;

/** Says on standard error what goes on. */
final class Progress {

  private Progress() {}

  static void say(String format, Object... arguments) {
    System.err.println("bench: " + String.format(Locale.ROOT, format, arguments));
  }
}
