package io.netlapse.cli.terminal;

import io.netlapse.diagnose.text.Style;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Who is looking, and how. */
public final class Terminal {

  private Terminal() {}

  /**
   * How text may look: with colour where a person looks who did not set {@code NO_COLOR}
   * (no-color.org), else plain.
   */
  public static Style style() {
    return new Style(wantsColour(System.getenv(), isThere()));
  }

  /** Standard output in UTF-8, whatever the locale: node output and JSON are that. */
  public static PrintStream utf8() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  static boolean wantsColour(Map<String, String> environment, boolean terminal) {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null where there is none
  static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
