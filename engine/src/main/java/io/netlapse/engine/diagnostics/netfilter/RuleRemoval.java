package io.netlapse.engine.diagnostics.netfilter;

import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The commands that take one rule out of its chain and put it back where it was.
 *
 * @param chain the chain
 * @param rule one of its rules
 */
record RuleRemoval(FilterChain chain, FilterRule rule) {

  /** More commands than that nobody reads; how many are left is told. */
  private static final int MOST_AT_ONCE = 20;

  /** Deletes the rule by its words; by its number where the output did not show them all. */
  List<String> commands() {
    return rule.isWhole()
        ? List.of("%s -D %s %s".formatted(iptables(), chain.name(), rule.specification()))
        : numbered();
  }

  /**
   * Deletes this one and not the first of its like, for those between may be there for what the
   * first lets pass.
   */
  List<String> ofThisOne() {
    return number() > 0 ? numbered() : commands();
  }

  /** Deletes equal rules but for the first; the last one first, so that numbers before it stay. */
  static List<String> ofRepeated(FilterChain chain, List<FilterRule> same) {
    RuleRemoval last = new RuleRemoval(chain, same.getLast());
    List<String> commands = new ArrayList<>(last.ofThisOne());
    List<Integer> numbers =
        IntStream.range(0, chain.rules().size())
            .filter(place -> same.contains(chain.rules().get(place)))
            .mapToObj(place -> place + 1)
            .sorted(reverseOrder())
            .toList();
    if (last.number() > 0 && numbers.size() == same.size()) {
      int told = Math.min(numbers.size() - 1, MOST_AT_ONCE);
      numbers.subList(1, told).stream()
          .map(number -> "%s -D %s %d".formatted(last.iptables(), chain.name(), number))
          .forEach(commands::add);
      int left = numbers.size() - 1 - told;
      if (left > 0) {
        commands.add("# %d more are left: diagnose again".formatted(left));
      }
    }
    return commands;
  }

  /** Puts the rule back. */
  String undo() {
    String words = rule.isWhole() ? rule.specification() : "RULE   # as -S showed it";
    return number() > 0
        ? "%s -I %s %d %s".formatted(iptables(), chain.name(), number(), words)
        : "%s -A %s %s".formatted(iptables(), chain.name(), words);
  }

  private List<String> numbered() {
    String number = number() > 0 ? Integer.toString(number()) : "NUMBER";
    return List.of(
        "%s -S %s".formatted(iptables(), chain.name()),
        "%s -L %s -n -v --line-numbers   # is it still number %s?"
            .formatted(iptables(), chain.name(), number),
        "%s -D %s %s".formatted(iptables(), chain.name(), number));
  }

  /** Its place among the rules, from 1; 0 where not all of them are known. */
  private int number() {
    return chain.complete() ? chain.rules().lastIndexOf(rule) + 1 : 0;
  }

  private String iptables() {
    String table = chain.place().table();
    return chain.program() + (table.equals("filter") ? "" : " -t " + table);
  }
}
