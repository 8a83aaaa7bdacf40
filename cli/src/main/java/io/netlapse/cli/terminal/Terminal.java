package io.netlapse.cli.terminal;

import java.io.Console;

/** Whether a person is looking. */
final class Terminal {

  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null where there is none
  static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
