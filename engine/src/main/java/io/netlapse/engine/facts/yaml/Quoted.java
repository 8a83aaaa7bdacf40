package io.netlapse.engine.facts.yaml;

import java.util.Optional;

/** Quoted scalars (YAML 1.2.2, 7.3.1 and 7.3.2), over one line or several. */
final class Quoted {

  private Quoted() {}

  /**
   * The offset of the quote that closes the one at {@code open}; -1 if none does before the end.
   */
  static int close(String text, int open, int end) {
    char quote = text.charAt(open);
    for (int at = open + 1; at < end; at++) {
      char c = text.charAt(at);
      if (c == '\\' && quote == '"') {
        at++;
      } else if (c == quote) {
        if (quote == '"' || at + 1 >= end || text.charAt(at + 1) != quote) {
          return at;
        }
        at++;
      }
    }
    return -1;
  }

  /** What stands between two quotes, escapes resolved, line ends folded. */
  static Optional<String> content(String text, int open, int close) {
    StringBuilder content = new StringBuilder(close - open);
    boolean doubled = text.charAt(open) == '"';
    int at = open + 1;
    while (at < close) {
      char c = text.charAt(at);
      if (c == '\n') {
        at = fold(text, at, close, content);
      } else if (c == '\\' && doubled) {
        at = escape(text, at + 1, close, content);
        if (at < 0) {
          return Optional.empty();
        }
      } else {
        content.append(c);
        at += c == '\'' && !doubled ? 2 : 1;
      }
    }
    return Optional.of(content.toString());
  }

  /** One line end is a blank, of several each but the first a line end; blanks around go. */
  private static int fold(String text, int from, int close, StringBuilder content) {
    while (!content.isEmpty() && YamlLines.isBlank(content.charAt(content.length() - 1))) {
      content.setLength(content.length() - 1);
    }
    int newlines = 0;
    int at = from;
    while (at < close && (text.charAt(at) == '\n' || YamlLines.isBlank(text.charAt(at)))) {
      if (text.charAt(at++) == '\n') {
        newlines++;
      }
    }
    content.append(newlines == 1 ? " " : "\n".repeat(newlines - 1));
    return at;
  }

  /** Appends what an escape stands for. Returns the offset behind it, -1 for none that there is. */
  private static int escape(String text, int at, int close, StringBuilder content) {
    if (at >= close) {
      return -1;
    }
    char c = text.charAt(at);
    switch (c) {
      case 'n' -> content.append('\n');
      case 't' -> content.append('\t');
      case 'r' -> content.append('\r');
      case 'b' -> content.append('\b');
      case 'f' -> content.append('\f');
      case '0' -> content.append('\0');
      case 'a' -> content.append((char) 7);
      case 'v' -> content.append((char) 11);
      case 'e' -> content.append((char) 27);
      case 'N' -> content.append((char) 0x85);
      case '_' -> content.append((char) 0xa0);
      case 'L' -> content.append((char) 0x2028);
      case 'P' -> content.append((char) 0x2029);
      case '"', '\\', '/', ' ' -> content.append(c);
      case 'x' -> {
        return codePoint(text, at + 1, 2, close, content);
      }
      case 'u' -> {
        return codePoint(text, at + 1, 4, close, content);
      }
      case 'U' -> {
        return codePoint(text, at + 1, 8, close, content);
      }
      case '\n' -> {
        int next = at + 1;
        while (next < close && YamlLines.isBlank(text.charAt(next))) {
          next++;
        }
        return next;
      }
      default -> {
        return -1;
      }
    }
    return at + 1;
  }

  private static int codePoint(
      String text, int from, int digits, int close, StringBuilder content) {
    if (from + digits > close) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    if (!Character.isValidCodePoint(value)) {
      return -1;
    }
    content.appendCodePoint(value);
    return from + digits;
  }
}
