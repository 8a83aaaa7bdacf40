package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import org.jspecify.annotations.Nullable;

/**
 * A rule of iptables, whichever tool showed it.
 *
 * @param seen the fact, with its line
 * @param place where its chain is
 * @param chain the chain's name
 * @param text as in {@link IptablesRule}, or {@link IptablesRuleBrief} of {@code -L}
 * @param comment the comment; null for none
 * @param owner who made it, as in {@link IptablesRule}
 * @param form how it was shown: {@code save} in full, else a form of {@link IptablesRuleBrief}
 * @param conditions which packets it looks at
 * @param target where it sends them; empty for nowhere
 * @param forGood whether a packet does not come back from the target ({@code -g})
 */
record FilterRule(
    SeenFact seen,
    TablePlace place,
    String chain,
    String text,
    @Nullable String comment,
    String owner,
    String form,
    RuleConditions conditions,
    String target,
    boolean forGood) {

  /** The form of a rule that is shown in full. */
  static final String SAVE = "save";

  static FilterRule of(SeenFact seen, IptablesRule rule) {
    TablePlace place = new TablePlace(rule.backend(), rule.family(), rule.table());
    return of(seen, place, rule.chain(), rule.rule(), rule.comment(), rule.owner(), SAVE);
  }

  /** A rule that an output shows in part; null where it does not tell in which chain. */
  static @Nullable FilterRule ofBrief(SeenFact seen, IptablesRuleBrief rule) {
    String chain = rule.chain();
    if (chain == null || rule.rule().isEmpty()) {
      return null;
    }
    String told = rule.table();
    String table = told == null ? likelyTable(chain, rule.rule()) : told;
    TablePlace place = new TablePlace(rule.backend(), rule.family(), table);
    return of(seen, place, chain, rule.rule(), rule.comment(), rule.owner(), rule.form());
  }

  /** The table of a rule that was picked out of an output, as the names of chains suggest it. */
  private static String likelyTable(String chain, String rule) {
    boolean translates =
        chain.endsWith("ROUTING")
            || chain.startsWith("KUBE-MARK-")
            || chain.startsWith("KUBE-SVC-")
            || chain.startsWith("KUBE-SEP-")
            || (chain.equals("KUBE-SERVICES") && !rule.contains("-j REJECT"));
    return translates ? "nat" : "filter";
  }

  private static FilterRule of(
      SeenFact seen,
      TablePlace place,
      String chain,
      String text,
      @Nullable String comment,
      String owner,
      String form) {
    RuleWords words = RuleWords.of(text);
    return new FilterRule(
        seen,
        place,
        chain,
        text,
        comment,
        owner,
        form,
        RuleConditions.of(words),
        words.target(),
        words.forGood());
  }

  /** Whether the output hides on which devices it looks, as {@code -L} without {@code -v} does. */
  boolean hidesDevices() {
    return form.equals("list") || form.equals("list-n");
  }

  /**
   * Whether it accepts on a device that the output hides: lo, Docker's bridge, or any. A rule that
   * did accept everything would leave nothing to do to those behind it.
   */
  boolean acceptsOnHiddenDevice() {
    return target.equals("ACCEPT")
        && hidesDevices()
        && owner.equals("user")
        && conditions.takeEveryNewConnection();
  }

  /** Whether it was shown in full. */
  boolean isWhole() {
    return form.equals(SAVE);
  }

  /**
   * Its words with the comment, as iptables takes them: a rule without its comment, or with it in
   * another place among the matches, is another rule. The line that showed it has them so.
   */
  String specification() {
    String line = seen.evidence().text();
    String begin = "-A " + chain + " ";
    int at = line.indexOf(begin);
    if (at >= 0) {
      return line.substring(at + begin.length()).strip();
    }
    return comment == null ? text : "-m comment --comment \"%s\" %s".formatted(comment, text);
  }

  /** Whether it ends the packet. */
  boolean drops() {
    return target.equals("DROP") || target.equals("REJECT");
  }

  /** Where it stands in the output. */
  int line() {
    return seen.evidence().line();
  }
}
