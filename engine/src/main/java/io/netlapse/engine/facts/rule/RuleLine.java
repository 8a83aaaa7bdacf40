package io.netlapse.engine.facts.rule;

import io.netlapse.engine.facts.text.Words;
import java.util.Set;

/**
 * Reads the words of one rule as {@code ip rule} prints them, such as {@code 9: from all fwmark
 * 0x200/0xf00 lookup 2004}.
 */
final class RuleLine {

  private static final Set<String> ACTIONS =
      Set.of("nop", "prohibit", "unreachable", "blackhole", "6", "7", "8");

  /** Told of a rule whose device or target is not there just now: it follows from other facts. */
  private static final Set<String> PASSING = Set.of("[detached]", "[unresolved]");

  private RuleLine() {}

  /**
   * Reads a rule's line.
   *
   * @return whether every word was known
   */
  static boolean read(Words words, RuleFields rule) {
    String priority = words.next();
    rule.priority(priority.endsWith(":") ? priority.substring(0, priority.length() - 1) : "");
    boolean whole = true;
    while (words.hasNext()) {
      whole &= attribute(words.next(), words, rule);
    }
    return whole;
  }

  private static boolean attribute(String name, Words words, RuleFields rule) {
    switch (name) {
      case "not" -> rule.put("not", "yes");
      case "from", "to" -> rule.prefix(name, words.next());
      case "fwmark" -> rule.fwmark(words.next());
      case "tos", "dsfield" -> rule.tos(words.next());
      case "ipproto" -> rule.ipproto(words.next());
      case "iif", "oif", "sport", "dport", "uidrange", "realms" -> rule.put(name, words.next());
      case "dev" -> rule.put("iif", words.next());
      case "tun_id" -> rule.put("tun-id", words.next());
      case "suppress_prefixlength" -> rule.put("suppress-prefixlength", words.next());
      case "suppress_ifgroup" -> rule.put("suppress-ifgroup", words.next());
      case "proto", "protocol" -> rule.proto(words.next());
      case "goto" -> rule.goTo(words.next());
      case "lookup" -> lookup(words, rule);
      default -> {
        if (ACTIONS.contains(name)) {
          rule.action(name);
        } else {
          return PASSING.contains(name);
        }
      }
    }
    return true;
  }

  private static void lookup(Words words, RuleFields rule) {
    String table = words.next();
    if (table.equals("[l3mdev-table]")) {
      rule.l3mdev();
    } else if (table.equals("unspec")) {
      withoutTable(words, rule);
    } else {
      rule.lookup(table);
    }
  }

  /**
   * Busybox prints the table 0 of a rule without one, then what it does instead, for which it takes
   * the names that a route's types have at those numbers.
   */
  private static void withoutTable(Words words, RuleFields rule) {
    if (words.take("local")) {
      rule.action("goto");
    } else if (words.take("broadcast")) {
      rule.action("nop");
    } else if (ACTIONS.contains(words.peek())) {
      rule.action(words.next());
    } else {
      rule.lookupHidden();
    }
  }
}
