package io.netlapse.engine.facts.ipset;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipset.IpSet;
import io.netlapse.spi.ipset.IpSetBrief;
import io.netlapse.spi.ipset.IpSetEntry;
import io.netlapse.spi.ipset.IpSetOrder;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command of {@code ipset} asks for (ipset(8), list and save).
 *
 * @param set the set that is named; an empty text for all of them
 * @param entries whether the entries are listed
 * @param names whether nothing but names is listed
 * @param known whether every argument is known
 */
record IpsetCommand(String set, boolean entries, boolean names, boolean known) {

  /** Reads a command; empty where it is none that lists sets in a form that is read here. */
  static Optional<IpsetCommand> of(Command command) {
    if (!command.program().equals("ipset")) {
      return Optional.empty();
    }
    Arguments arguments = new Arguments();
    List<String> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-o") || word.equals("-output")) {
        i++;
        arguments.output(i < words.size() ? words.get(i) : "");
      } else {
        arguments.word(word);
      }
    }
    return arguments.command();
  }

  /** The sets of facts that the whole output of this could have shown. */
  Scope scope() {
    if (!known) {
      return Scope.ONLY_SHOWN;
    }
    if (names) {
      return set.isEmpty() ? Scope.of(Coverage.all(IpSetBrief.KIND)) : Scope.ONLY_SHOWN;
    }
    Map<String, String> named = set.isEmpty() ? Map.of() : Map.of("name", set);
    Map<String, String> within = set.isEmpty() ? Map.of() : Map.of("set", set);
    return entries
        ? Scope.of(
            Coverage.where(IpSet.KIND, named),
            Coverage.where(IpSetEntry.KIND, within),
            Coverage.where(IpSetOrder.KIND, within))
        : Scope.of(Coverage.where(IpSet.KIND, named));
  }

  /** The words of a command line as they come. */
  private static final class Arguments {
    private String action = "";
    private boolean readable = true;
    private boolean terse;
    private boolean names;
    private boolean known = true;
    private final List<String> sets = new ArrayList<>();

    void output(String form) {
      readable &= form.equals("plain") || form.equals("save");
    }

    void word(String word) {
      switch (word) {
        case "list", "-L", "--list", "-list" -> action("list");
        case "save", "-S", "--save", "-save" -> action("save");
        case "-n", "-name" -> names = true;
        case "-t", "-terse" -> terse = true;
        case "-s", "-sorted", "-q", "-quiet" -> {
          // Order and messages are no part of a fact.
        }
        // Names instead of numbers.
        case "-r", "-resolve" -> readable = false;
        default -> other(word);
      }
    }

    private void action(String word) {
      if (action.isEmpty()) {
        action = word;
      } else {
        sets.add(word);
      }
    }

    private void other(String word) {
      if (action.isEmpty()) {
        readable = false;
      } else if (word.startsWith("-")) {
        known = false;
      } else {
        sets.add(word);
      }
    }

    Optional<IpsetCommand> command() {
      if (action.isEmpty() || !readable) {
        return Optional.empty();
      }
      boolean listsNames = names && action.equals("list");
      return Optional.of(
          new IpsetCommand(
              sets.isEmpty() ? "" : sets.getFirst(),
              // save knows the option and prints the entries all the same.
              !terse || action.equals("save"),
              listsNames,
              known && sets.size() < 2));
    }
  }
}
