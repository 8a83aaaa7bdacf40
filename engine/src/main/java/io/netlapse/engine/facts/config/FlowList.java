package io.netlapse.engine.facts.config;

import java.util.ArrayList;
import java.util.List;

/** A list in one line, {@code ["a", 'b', c]}, as TOML and YAML write it. */
final class FlowList {

  private FlowList() {}

  /** The items without quotes, joined as the values of a setting are. */
  static String items(String list) {
    int end = list.endsWith("]") ? list.length() - 1 : list.length();
    List<String> items = new ArrayList<>();
    int from = 1;
    char quote = 0;
    for (int at = 1; at < end; at++) {
      char c = list.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == ',') {
        items.add(list.substring(from, at));
        from = at + 1;
      }
    }
    items.add(list.substring(Math.min(from, end), end));
    return String.join(
        SettingsDraft.BETWEEN,
        items.stream()
            .map(item -> ShellWords.unquoted(item.strip()))
            .filter(item -> !item.isEmpty())
            .toList());
  }
}
