package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.netfilter.RuleOwner;

/** Whose a rule of nftables is, in the words of {@link RuleOwner}. */
final class Owners {

  private Owners() {}

  /**
   * The owner of a rule.
   *
   * @param table the name of its table
   * @param chain the name of its chain
   * @param text its text: a rule that does nothing but lead to somebody's chain is theirs
   */
  static String ofRule(String table, String chain, String text) {
    String owner = RuleOwner.ofName(chain);
    if (owner.equals(RuleOwner.USER)) {
      owner = RuleOwner.ofName(table);
    }
    return owner.equals(RuleOwner.USER) ? RuleOwner.ofName(target(text)) : owner;
  }

  private static String target(String text) {
    int blank = text.lastIndexOf(' ');
    String before = blank < 0 ? "" : text.substring(0, blank);
    return before.endsWith("jump") || before.endsWith("goto") ? text.substring(blank + 1) : "";
  }
}
