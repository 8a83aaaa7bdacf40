package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What container engines use of TOML (toml.io): tables, arrays of tables, strings, numbers, arrays
 * that may stand on several lines. A table in one line is kept as it is written.
 *
 * <p>Sample: {@code bin_dir = "/opt/cni/bin"} under {@code
 * [plugins."io.containerd.grpc.v1.cri".cni]}
 */
final class TomlFormat {

  private final SettingsDraft settings;
  private final ReadingDraft draft;
  private final Map<String, Integer> arrays = new HashMap<>();
  private String table = "";

  private TomlFormat(SettingsDraft settings, ReadingDraft draft) {
    this.settings = settings;
    this.draft = draft;
  }

  static void read(FilePart part, SettingsDraft settings, ReadingDraft draft) {
    TomlFormat format = new TomlFormat(settings, draft);
    List<Line> lines = part.lines();
    for (int at = 0; at < lines.size(); at++) {
      at = format.read(lines, at);
    }
  }

  /** Reads the line and those that go on with it; the index of the last of them. */
  private int read(List<Line> lines, int from) {
    Line line = lines.get(from);
    String content = withoutComment(line.content()).strip();
    if (content.isEmpty() || isTable(content)) {
      draft.understood(line.span());
      return from;
    }
    int equals = content.indexOf('=');
    if (equals <= 0) {
      draft.unread(line.span());
      return from;
    }
    String path = table + content.substring(0, equals).strip();
    String value = content.substring(equals + 1).strip();
    List<Span> spans = new ArrayList<>(List.of(line.span()));
    int at = from;
    if (value.startsWith("[") && !value.endsWith("]")) {
      StringBuilder array = new StringBuilder(value);
      while (at + 1 < lines.size() && array.charAt(array.length() - 1) != ']') {
        at++;
        array.append(withoutComment(lines.get(at).content()).strip());
        spans.add(lines.get(at).span());
      }
      value = array.toString();
    }
    String word = value.startsWith("[") ? FlowList.items(value) : ShellWords.unquoted(value);
    settings.set(path, word, spans.getFirst());
    spans.stream().skip(1).forEach(span -> settings.add(path, "", span));
    return at;
  }

  private boolean isTable(String content) {
    if (content.startsWith("[[") && content.endsWith("]]")) {
      String name = content.substring(2, content.length() - 2).strip();
      table = name + "[" + (arrays.merge(name, 1, Integer::sum) - 1) + "].";
      return true;
    }
    if (content.startsWith("[") && content.endsWith("]") && content.indexOf('=') < 0) {
      table = content.substring(1, content.length() - 1).strip() + ".";
      return true;
    }
    return false;
  }

  private static String withoutComment(String content) {
    char quote = 0;
    for (int at = 0; at < content.length(); at++) {
      char c = content.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#') {
        return content.substring(0, at);
      }
    }
    return content;
  }
}
