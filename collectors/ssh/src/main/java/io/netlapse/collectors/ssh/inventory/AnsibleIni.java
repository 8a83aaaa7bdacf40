package io.netlapse.collectors.ssh.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Ansible's inventory in its INI form: nodes with variables, {@code [group]}, {@code
 * [group:vars]}, {@code [group:children]}, ranges such as {@code worker-[01:20]}.
 *
 * @see <a
 *     href="https://docs.ansible.com/ansible/latest/collections/ansible/builtin/ini_inventory.html">the
 *     form</a>
 */
final class AnsibleIni {

  private static final Pattern SECTION =
      Pattern.compile("\\[([^:\\]]+)(?::(vars|children|hosts))?]");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)[#;].*$");
  private static final String UNGROUPED = "ungrouped";

  private final Mistakes mistakes;
  private final Groups groups;
  private String group = UNGROUPED;
  private String kind = "hosts";

  private AnsibleIni(Mistakes mistakes) {
    this.mistakes = mistakes;
    this.groups = new Groups(mistakes);
  }

  /** Its nodes, in order. */
  static List<Listed> read(String text, String source, Mistakes mistakes) {
    AnsibleIni reading = new AnsibleIni(mistakes);
    int number = 0;
    for (String line : text.lines().toList()) {
      reading.line(line.strip(), new Place(source, ++number));
    }
    return reading.groups.listed();
  }

  private void line(String line, Place at) {
    if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
      return;
    }
    if (line.startsWith("[")) {
      Matcher section = SECTION.matcher(COMMENT.matcher(line).replaceFirst("").strip());
      if (section.matches()) {
        group = section.group(1).strip();
        kind = section.group(2) == null ? "hosts" : section.group(2);
        groups.settingsOf(group, at);
        return;
      }
      mistakes.add(
          at,
          "this is no head of a section: " + line,
          "write [group], [group:vars] or [group:children]");
      return;
    }
    switch (kind) {
      case "vars" -> variable(line, at, groups.settingsOf(group, at));
      case "children" -> groups.putGroup(line.replaceFirst("\\s[#;].*$", "").strip(), group, at);
      default -> nodes(line, at);
    }
  }

  private void nodes(String line, Place at) {
    List<String> words = words(line);
    if (words.isEmpty()) {
      return;
    }
    Matcher port = Pattern.compile("(.*[^:]):([0-9]+)").matcher(words.getFirst());
    boolean withPort = port.matches() && !port.group(1).contains(":");
    String pattern = withPort ? port.group(1) : words.getFirst();
    for (String node : HostRange.names(pattern, at, mistakes)) {
      Map<Setting, Told> settings = groups.node(node, at);
      groups.put(node, group, at);
      if (withPort) {
        settings.put(Setting.PORT, new Told(port.group(2), at));
      }
      words.stream().skip(1).forEach(word -> variable(word, at, settings));
    }
  }

  private void variable(String text, Place at, Map<Setting, Told> settings) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      mistakes.add(at, "'%s' is no variable".formatted(text), "write name=value");
      return;
    }
    String value = text.substring(equals + 1).strip();
    AnsibleVariable.read(
        text.substring(0, equals).strip(), unquoted(value), at, settings, mistakes);
  }

  /** Words as a shell has them, up to a comment. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find() && !word.group().startsWith("#")) {
      words.add(unquotedInside(word.group()));
    }
    return words;
  }

  private static String unquotedInside(String word) {
    int equals = word.indexOf('=');
    return equals < 0
        ? unquoted(word)
        : word.substring(0, equals + 1) + unquoted(word.substring(equals + 1));
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
