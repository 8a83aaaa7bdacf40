package io.netlapse.spi.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code name: value} lines of a bundle or of one section, those whose name is known. */
final class Header {

  private final Map<String, String> values = new LinkedHashMap<>();

  /** The value of a line; empty where the line is missing or has no value. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** Keeps a line; false if there is one of that name already. */
  boolean put(String name, String value) {
    return values.putIfAbsent(name, value) == null;
  }

  /** The index of the first character that no header line may hold, or -1. */
  static int firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\t' && Character.isISOControl(c)) {
        return i;
      }
    }
    return -1;
  }

  /** The beginning of a text, fit for a message. */
  static String quote(String text) {
    String start = text.length() > 64 ? text.substring(0, 64) + "..." : text;
    StringBuilder quoted = new StringBuilder("'");
    start
        .codePoints()
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(quoted::appendCodePoint);
    return quoted.append('\'').toString();
  }
}
