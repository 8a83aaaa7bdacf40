package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.OperatingSystem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code /etc/os-release} (os-release(5)): assignments of a shell.
 *
 * <p>Sample: {@code PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"}
 */
public final class OsReleaseParser extends OutputParser {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?<name>[A-Z][A-Z0-9_]*)=(?<quote>[\"']?)(?<value>.*)\\k<quote>");
  private static final Set<String> TOLD = Set.of("ID", "VERSION_ID", "PRETTY_NAME");

  /** Without state. */
  public OsReleaseParser() {
    super("os-release", 1, OperatingSystem.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return LineParser.shows(command, "/etc/os-release")
        || LineParser.shows(command, "/usr/lib/os-release");
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered() ? Scope.ONLY_SHOWN : Scope.of(Coverage.all(OperatingSystem.KIND));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Map<String, String> values = new HashMap<>();
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Line line : Line.of(text)) {
      Matcher assignment = ASSIGNMENT.matcher(line.content());
      if (assignment.matches()) {
        draft.understood(line.span());
        // As in a shell, the last assignment of a name holds.
        if (TOLD.contains(assignment.group("name"))) {
          values.put(assignment.group("name"), unescaped(assignment.group("value")));
          lines.put(assignment.group("name"), line);
        }
      } else if (line.content().startsWith("#")) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    String id = values.getOrDefault("ID", "");
    if (!id.isEmpty()) {
      OperatingSystem system =
          new OperatingSystem(id, values.get("VERSION_ID"), values.get("PRETTY_NAME"));
      draft.fact(system.toFact(), lines.values().stream().map(Line::span).sorted().toList());
    } else {
      lines.values().forEach(line -> draft.unread(line.span()));
    }
  }

  private static String unescaped(String value) {
    return value.replaceAll("\\\\([\\\\\"'$`])", "$1");
  }
}
