package io.netlapse.engine.facts.system;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.UnitRestarts;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code systemctl show} asks: which units, which properties (systemctl(1)).
 *
 * @param units the units' names with their suffixes; empty where it is not clear which
 * @param properties the properties; empty for all
 */
record UnitQuestion(List<String> units, Set<String> properties) {

  private static final Set<String> HARMLESS = Set.of("--no-pager", "--all", "-a", "--full", "-l");

  /** The first word that is no option, or nothing. */
  static String verb(Command command) {
    return command.arguments().stream()
        .filter(word -> !word.startsWith("-"))
        .findFirst()
        .orElse("");
  }

  static UnitQuestion of(Command command) {
    List<String> units = new ArrayList<>();
    Set<String> properties = new HashSet<>();
    boolean clear = true;
    boolean optionsEnded = false;
    boolean verbSeen = false;
    List<String> words = command.arguments();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (!optionsEnded && word.equals("--")) {
        optionsEnded = true;
      } else if (!optionsEnded && word.startsWith("--property=")) {
        properties.addAll(commaSeparated(word.substring("--property=".length())));
      } else if (!optionsEnded && (word.equals("-p") || word.equals("--property"))) {
        at++;
        properties.addAll(at < words.size() ? commaSeparated(words.get(at)) : List.of());
      } else if (!optionsEnded && word.startsWith("-")) {
        clear &= HARMLESS.contains(word);
      } else if (!verbSeen) {
        verbSeen = true;
      } else if (word.matches("[^*?\\[\\]]+")) {
        units.add(word.contains(".") ? word : word + ".service");
      } else {
        clear = false;
      }
    }
    return new UnitQuestion(clear ? List.copyOf(units) : List.of(), Set.copyOf(properties));
  }

  /** Each kind whose properties were all asked for, of each unit. */
  Scope scope() {
    List<Coverage> coverages = new ArrayList<>();
    for (String unit : units) {
      if (asks(UnitParagraph.STATE)) {
        coverages.add(of(UnitState.KIND, unit));
      }
      if (asks(UnitParagraph.START)) {
        coverages.add(of(UnitStart.KIND, unit));
      }
      if (asks(List.of("NRestarts"))) {
        coverages.add(of(UnitRestarts.KIND, unit));
      }
    }
    return Scope.of(coverages.stream().distinct().toArray(Coverage[]::new));
  }

  private boolean asks(List<String> needed) {
    return properties.isEmpty() || (properties.contains("Id") && properties.containsAll(needed));
  }

  private static Coverage of(FactKind kind, String unit) {
    return Coverage.where(kind, Map.of("unit", unit));
  }

  private static List<String> commaSeparated(String text) {
    return List.of(text.split(","));
  }
}
