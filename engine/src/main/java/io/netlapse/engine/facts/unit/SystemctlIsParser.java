package io.netlapse.engine.facts.unit;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.UnitBrief;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code systemctl is-active}, {@code is-enabled} and {@code is-failed} (systemctl(1)): a
 * word a line, in the order in which the command names the units.
 *
 * <p>Sample: {@code inactive}
 */
public final class SystemctlIsParser extends OutputParser {

  private static final Set<String> FORMS = Set.of("is-active", "is-enabled", "is-failed");
  private static final Set<String> STATES =
      Set.of(
          "active",
          "reloading",
          "inactive",
          "failed",
          "activating",
          "deactivating",
          "maintenance",
          "refreshing",
          "unknown",
          "enabled",
          "enabled-runtime",
          "disabled",
          "static",
          "masked",
          "masked-runtime",
          "linked",
          "linked-runtime",
          "alias",
          "indirect",
          "generated",
          "transient",
          "bad",
          "not-found");

  /** Without state. */
  public SystemctlIsParser() {
    super("systemctl-is", 1, UnitBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("systemctl") && !form(command).isEmpty();
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(
            units(command).stream()
                .map(unit -> Map.of("unit", unit, "form", form(command)))
                .distinct()
                .map(where -> Coverage.where(UnitBrief.KIND, where))
                .toArray(Coverage[]::new));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    List<String> units = units(command);
    List<Line> lines = Line.of(text);
    boolean whole = lines.size() == units.size() && !command.filtered();
    for (int at = 0; at < lines.size(); at++) {
      Line line = lines.get(at);
      String state = line.content().strip();
      if (whole && STATES.contains(state)) {
        draft.fact(new UnitBrief(units.get(at), form(command), state).toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static String form(Command command) {
    return command.arguments().stream().filter(FORMS::contains).findFirst().orElse("");
  }

  private static List<String> units(Command command) {
    return command.arguments().stream()
        .filter(word -> !FORMS.contains(word) && !word.startsWith("-"))
        .map(UnitName::of)
        .toList();
  }
}
