package io.netlapse.spi.bundle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code name: value} lines of a bundle or of one section, those whose name is known. */
final class Header {

  private final List<String> names;
  private final @Nullable String[] values;

  /** Without any line; lines of other names will not be kept. */
  Header(List<String> names) {
    this.names = names;
    this.values = new @Nullable String[names.size()];
  }

  /** The value of a line; empty where the line is missing or has no value. */
  Optional<String> value(String name) {
    String value = values[names.indexOf(name)];
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Keeps a line if its name is known; false if there is one of that name already. */
  boolean put(HeaderLine line) {
    for (int i = 0; i < values.length; i++) {
      if (line.isNamed(names.get(i))) {
        if (values[i] != null) {
          return false;
        }
        values[i] = line.value();
      }
    }
    return true;
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
