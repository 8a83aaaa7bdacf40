package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sections of assignments, as systemd (systemd.syntax(7)) and NetworkManager write them. An
 * assignment of nothing takes back what the name was given before. The second section of a name is
 * {@code Name[1]}. A line that ends with a backslash goes on with the next.
 *
 * <p>Sample: {@code ManageForeignRoutes=no} under {@code [Network]}
 */
final class IniFormat {

  private final SettingsDraft settings;
  private final ReadingDraft draft;
  private final Map<String, Integer> seen = new HashMap<>();
  private String section = "";

  private IniFormat(SettingsDraft settings, ReadingDraft draft) {
    this.settings = settings;
    this.draft = draft;
  }

  static void read(FilePart part, SettingsDraft settings, ReadingDraft draft) {
    IniFormat format = new IniFormat(settings, draft);
    List<Line> lines = part.lines();
    for (int at = 0; at < lines.size(); at++) {
      at = format.read(lines, at);
    }
  }

  /** Reads the line and those that go on with it; the index of the last of them. */
  private int read(List<Line> lines, int from) {
    Line line = lines.get(from);
    String content = line.content().strip();
    if (content.startsWith("#") || content.startsWith(";")) {
      draft.understood(line.span());
      return from;
    }
    if (content.startsWith("[") && content.endsWith("]")) {
      section(content.substring(1, content.length() - 1));
      draft.understood(line.span());
      return from;
    }
    int equals = content.indexOf('=');
    if (equals <= 0 || section.isEmpty()) {
      draft.unread(line.span());
      return from;
    }
    String path = section + "." + content.substring(0, equals).strip();
    String value = content.substring(equals + 1).strip();
    if (!value.endsWith("\\")) {
      assign(path, value, line);
      return from;
    }
    return continued(lines, from, path, value);
  }

  private int continued(List<Line> lines, int from, String path, String first) {
    StringBuilder value = new StringBuilder(first);
    int at = from;
    while (value.charAt(value.length() - 1) == '\\' && at + 1 < lines.size()) {
      at++;
      value.setLength(value.length() - 1);
      value.append(lines.get(at).content().strip());
    }
    assign(path, value.toString(), lines.get(from));
    for (int next = from + 1; next <= at; next++) {
      settings.add(path, "", lines.get(next).span());
    }
    return at;
  }

  private void section(String name) {
    int before = seen.merge(name, 1, Integer::sum) - 1;
    section = before == 0 ? name : name + "[" + before + "]";
  }

  private void assign(String path, String value, Line line) {
    if (path.endsWith(".Environment")) {
      environment(path, value, line);
    } else if (value.isEmpty()) {
      settings.set(path, "", line.span());
    } else {
      settings.add(path, ShellWords.unquoted(value), line.span());
    }
  }

  /** Each variable is a setting of its own, so that secrets among them can be told by name. */
  private void environment(String path, String value, Line line) {
    boolean any = false;
    for (String word : ShellWords.of(value)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        settings.set(
            path + "." + word.substring(0, equals), word.substring(equals + 1), line.span());
        any = true;
      }
    }
    if (!any) {
      draft.understood(line.span());
    }
  }
}
