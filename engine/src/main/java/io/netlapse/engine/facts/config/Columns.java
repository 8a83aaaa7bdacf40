package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a table whose values may hold blanks: each begins where its title does, or behind
 * two blanks. Of {@code nmcli -t} they are separated by colons.
 */
final class Columns {

  private Columns() {}

  /** Values that are two blanks or more apart. */
  static List<String> apart(Line line) {
    List<String> columns = new ArrayList<>();
    String content = line.content();
    int from = 0;
    while (from < content.length()) {
      int end = content.indexOf("  ", from);
      end = end < 0 ? content.length() : end;
      columns.add(content.substring(from, end).strip());
      from = end;
      while (from < content.length() && content.charAt(from) == ' ') {
        from++;
      }
    }
    return columns;
  }

  /** Values with colons between them; a backslash stands before a colon that is part of one. */
  static List<String> terse(Line line) {
    List<String> columns = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    String content = line.content();
    for (int at = 0; at < content.length(); at++) {
      char c = content.charAt(at);
      if (c == '\\' && at + 1 < content.length()) {
        at++;
        value.append(content.charAt(at));
      } else if (c == ':') {
        columns.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    columns.add(value.toString());
    return columns;
  }
}
