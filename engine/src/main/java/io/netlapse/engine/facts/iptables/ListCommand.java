package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.iptables.RulesetFacts.Shown;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code iptables -L} or {@code iptables -S} was asked for (iptables(8)). Letters may stand
 * together, {@code -nvL}; whatever stands behind {@code L} or {@code S} in its word is the chain.
 *
 * @param action {@code L}, {@code S}, or a blank for anything else
 * @param table {@code filter} where none was named
 * @param chain null for all
 * @param numbered whether one rule of the chain was asked for
 * @param numeric whether names were asked not to stand for numbers
 * @param verbose whether interfaces and counters were asked for
 * @param known whether each argument was understood
 */
record ListCommand(
    char action,
    String table,
    @Nullable String chain,
    boolean numbered,
    boolean numeric,
    boolean verbose,
    boolean known) {

  static ListCommand of(Command command) {
    Draft draft = new Draft(command.arguments());
    while (draft.at < draft.words.size()) {
      draft.word(draft.words.get(draft.at++));
    }
    return new ListCommand(
        draft.action,
        draft.table,
        draft.chain,
        draft.numbered,
        draft.numeric,
        draft.verbose,
        draft.known);
  }

  /** How much of the tables the output shows. */
  Shown shown(Command command) {
    if (command.filtered() || !known || numbered) {
      return Shown.LINES;
    }
    return chain == null ? Shown.TABLE : Shown.CHAIN;
  }

  /** Reads word by word. */
  private static final class Draft {

    private final List<String> words;
    private int at;
    private char action = ' ';
    private String table = "filter";
    private @Nullable String chain;
    private boolean numbered;
    private boolean numeric;
    private boolean verbose;
    private boolean known = true;

    Draft(List<String> words) {
      this.words = words;
    }

    void word(String word) {
      if (word.startsWith("--")) {
        option(word);
      } else if (word.startsWith("-") && word.length() > 1) {
        letters(word);
      } else if (action != ' ' && chain == null) {
        chain = word;
      } else {
        numbered = action != ' ' && Balancing.isNumber(word);
        known &= numbered;
      }
    }

    private void option(String word) {
      int equals = word.indexOf('=');
      String value = equals < 0 ? "" : word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "--list" -> act('L');
        case "--list-rules" -> act('S');
        case "--table" -> table = value.isEmpty() ? next() : value;
        case "--numeric" -> numeric = true;
        case "--verbose" -> verbose = true;
        case "--exact", "--line-numbers" -> {}
        case "--wait", "--wait-interval" -> skipNumber();
        default -> known = false;
      }
    }

    private void letters(String word) {
      for (int i = 1; i < word.length(); i++) {
        String rest = word.substring(i + 1);
        switch (word.charAt(i)) {
          case 'n' -> numeric = true;
          case 'v' -> verbose = true;
          case 'x' -> {}
          case 'L', 'S' -> {
            act(word.charAt(i));
            chain = rest.isEmpty() ? chain : rest;
            return;
          }
          case 't' -> {
            table = rest.isEmpty() ? next() : rest;
            return;
          }
          case 'w', 'W' -> {
            if (rest.isEmpty()) {
              skipNumber();
            } else {
              known &= Balancing.isNumber(rest);
            }
            return;
          }
          default -> known = false;
        }
      }
    }

    private void act(char letter) {
      known &= action == ' ';
      action = letter;
    }

    private String next() {
      known &= at < words.size();
      return at < words.size() ? words.get(at++) : table;
    }

    private void skipNumber() {
      if (at < words.size() && Balancing.isNumber(words.get(at))) {
        at++;
      }
    }
  }
}
