package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.iptables.RulesetFacts.Shown;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What iptables-save was asked for (iptables-save(8)).
 *
 * @param table the table; null for all
 * @param known whether each argument was understood
 */
record SaveCommand(@Nullable String table, boolean known) {

  static SaveCommand of(Command command) {
    List<String> words = command.arguments();
    String table = null;
    boolean known = true;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      switch (word) {
        case "-c", "--counters" -> {}
        case "-t", "--table", "-ct" -> {
          table = at + 1 < words.size() ? words.get(at + 1) : null;
          known &= table != null;
          at++;
        }
        default -> {
          table = word.startsWith("-t") ? word.substring(2) : table;
          table = word.startsWith("--table=") ? word.substring("--table=".length()) : table;
          known &= word.startsWith("-t") || word.startsWith("--table=");
        }
      }
    }
    return new SaveCommand(table, known);
  }

  /** How much of the tables the output shows. */
  Shown shown(Command command) {
    if (command.filtered() || !known) {
      return Shown.LINES;
    }
    return table == null ? Shown.TABLES : Shown.TABLE;
  }
}
