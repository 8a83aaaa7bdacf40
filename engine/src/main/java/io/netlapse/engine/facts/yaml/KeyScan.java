package io.netlapse.engine.facts.yaml;

import java.util.Optional;

/** Finds the key of a mapping at the begin of a line. */
final class KeyScan {

  /** What a plain scalar cannot begin with (YAML 1.2.2, 5.3 and 7.3.3). */
  private static final String INDICATORS = "[]{},#&*!|>%@`\t";

  private KeyScan() {}

  /** The offset of the colon behind a key that begins at {@code from}; -1 where there is no key. */
  static int colon(String text, int from, int end) {
    if (from >= end) {
      return -1;
    }
    char first = text.charAt(from);
    if (first == '"' || first == '\'') {
      int close = Quoted.close(text, from, end);
      return close >= 0 && isColon(text, close + 1, end) ? close + 1 : -1;
    }
    if (INDICATORS.indexOf(first) >= 0) {
      return -1;
    }
    for (int at = text.indexOf(':', from, end); at >= 0; at = text.indexOf(':', at + 1, end)) {
      if (isColon(text, at, end)) {
        return at > from && !hasComment(text, from, at) ? at : -1;
      }
    }
    return -1;
  }

  private static boolean isColon(String text, int at, int end) {
    return at < end
        && text.charAt(at) == ':'
        && (at + 1 == end || YamlLines.isBlank(text.charAt(at + 1)));
  }

  private static boolean hasComment(String text, int from, int to) {
    return text.indexOf(" #", from, to) >= 0;
  }

  /** The name of a key that ends before a colon. */
  static String name(String text, int from, int colon) {
    char first = text.charAt(from);
    if (first == '"' || first == '\'') {
      Optional<String> name = Quoted.content(text, from, colon - 1);
      return name.orElse("");
    }
    return text.substring(from, colon).stripTrailing();
  }
}
