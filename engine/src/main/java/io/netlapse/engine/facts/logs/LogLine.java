package io.netlapse.engine.facts.logs;

import io.netlapse.spi.logs.LogTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log: what stands around the message is taken off.
 *
 * @param program who wrote it; null where the line does not tell
 * @param at when; null where the line does not tell
 * @param message the message, quotes in it without backslashes before them
 * @param cut whether its end is missing: a pager cut it at the edge of the terminal
 */
record LogLine(@Nullable String program, @Nullable LogTime at, String message, boolean cut) {

  private static final int LAST_MARK = 40;

  /** Reads a line; null where it is not written as a line of a log is. */
  static @Nullable LogLine of(String line, @Nullable String program) {
    LogPeel peel = new LogPeel(line.strip(), program);
    int layers = 0;
    while (layers < LogPeel.MOST_LAYERS && peel.layer()) {
      layers++;
    }
    // Only the kernel's log comes without anything before its messages (dmesg -t).
    if (layers == 0 && !"kernel".equals(program)) {
      return null;
    }
    return of(peel.program(), peel.time(), peel.rest());
  }

  /** A message of which somebody cut off everything that stood before it. */
  static LogLine bare(String line, String program) {
    return of(program, null, line.strip());
  }

  private static LogLine of(@Nullable String program, @Nullable LogTime at, String message) {
    boolean cut = isCut(message);
    return new LogLine(
        program,
        at,
        withoutEscapes(cut ? message.substring(0, message.length() - 1) : message),
        cut);
  }

  private static boolean isCut(String message) {
    int last = message.length() - 1;
    return message.endsWith("…")
        || (message.endsWith(">") && message.indexOf('<', Math.max(0, last - LAST_MARK)) < 0);
  }

  private static String withoutEscapes(String message) {
    if (message.indexOf('\\') < 0) {
      return message;
    }
    StringBuilder plain = new StringBuilder(message.length());
    int slashes = 0;
    for (int at = 0; at < message.length(); at++) {
      char c = message.charAt(at);
      if (c == '\\') {
        slashes++;
        continue;
      }
      if (slashes > 0 && c != '"') {
        plain.repeat('\\', slashes);
      }
      slashes = 0;
      plain.append(c);
    }
    return plain.repeat('\\', slashes).toString();
  }
}
