package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same rule several times in one chain. Page: {@code docs/rules/duplicate-rules.md}. */
public final class DuplicateRules implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "duplicate-rules",
          "The same rule stands in a chain several times",
          Severity.INFO,
          FilterTables.KINDS,
          List.of(),
          NetfilterMechanisms.PROXY);

  /** For {@link java.util.ServiceLoader}. */
  public DuplicateRules() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!FilterTables.wereLookedAt(node)) {
      return List.of(new Outcome.Unknown(null, "the rules of iptables of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    FilterTables.of(node)
        .byPlace()
        .forEach(
            (place, chains) ->
                chains.values().forEach(chain -> chain(node.id().name(), chain, outcomes)));
    return Outcomes.bySubject(outcomes);
  }

  private static void chain(String node, FilterChain chain, List<Outcome> outcomes) {
    Map<String, List<FilterRule>> same = new LinkedHashMap<>();
    for (FilterRule rule : chain.rules()) {
      // Without devices, rules look alike that are not.
      if (!rule.hidesDevices() && !rule.target().isEmpty()) {
        same.computeIfAbsent(rule.text() + "\n" + rule.comment(), _ -> new ArrayList<>()).add(rule);
      }
    }
    same.values().stream()
        .filter(rules -> rules.size() > 1)
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .ifPresent(rules -> outcomes.add(finding(node, chain, rules)));
  }

  private static Outcome.Finding finding(String node, FilterChain chain, List<FilterRule> rules) {
    FilterRule rule = rules.getLast();
    RuleRemoval removal = new RuleRemoval(chain, rule);
    String table = chain.place().table();
    String iptables = chain.program() + " -t " + table;
    return new Outcome.Finding(
        table + " " + chain.place().named(chain.name()),
        Severity.INFO,
        "%s in table %s of %s holds the same rule %d times"
            .formatted(chain.name(), table, node, rules.size()),
        ("Only the first of equal rules does anything; the others cost time. On %s the rule `%s`"
                + " stands %d times in %s: a program adds it whenever it starts without finding the"
                + " one that is there, as with an iptables that prints rules in other words, or two"
                + " programs add the same.")
            .formatted(node, rule.text(), rules.size(), chain.name()),
        rules.stream().map(one -> one.seen().evidence()).distinct().limit(2).toList(),
        List.of(iptables + " -S " + chain.name() + " | sort | uniq -cd"),
        new Remedy(
            RuleRemoval.ofRepeated(chain, rules),
            "Find out who adds the rule at each start, and update it.",
            removal.undo(),
            "None while the first of them stays; when that goes too, what the rule did is gone."));
  }
}
