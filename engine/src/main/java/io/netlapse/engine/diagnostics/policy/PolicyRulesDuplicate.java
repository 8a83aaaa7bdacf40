package io.netlapse.engine.diagnostics.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same policy rule twice or more. Page: {@code docs/rules/policy-rules-duplicate.md}. */
public final class PolicyRulesDuplicate implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-rules-duplicate",
          "The same policy rule is there several times",
          Severity.INFO,
          PolicyRule.KINDS,
          List.of(),
          List.of(
              new Mechanism(
                  EventKind.UPGRADE,
                  "cilium-agent",
                  "a release that marks its rules otherwise adds them beside those of the other"),
              new Mechanism(
                  EventKind.RESTART,
                  "*",
                  "an agent that adds its rules at every start, without looking, adds them"
                      + " again")));

  /** For {@link java.util.ServiceLoader}. */
  public PolicyRulesDuplicate() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (PolicyRule.KINDS.stream().noneMatch(node::lookedAt)) {
      return List.of(new Outcome.Unknown(null, "the policy rules of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, List<SeenFact>> alike =
        PolicyRule.of(node).stream()
            .map(PolicyRule::seen)
            .collect(groupingBy(PolicyRulesDuplicate::words, TreeMap::new, toList()));
    alike.forEach(
        (words, rules) -> {
          if (rules.size() > 1) {
            outcomes.add(finding(node, rules));
          }
        });
    return outcomes;
  }

  /** What a rule says; who made it changes nothing of what it does. */
  private static String words(SeenFact seen) {
    SortedMap<String, String> fields = new TreeMap<>(seen.fact().fields());
    fields.remove("proto");
    return seen.fact().kind().name() + fields;
  }

  private static Outcome.Finding finding(NodeView node, List<SeenFact> rules) {
    List<Evidence> lines = rules.stream().map(SeenFact::evidence).toList();
    SortedMap<String, String> fields = rules.getFirst().fact().fields();
    String ip = IpTool.of(IpFamily.ofWord(fields.getOrDefault("family", "inet")));
    String priority = fields.getOrDefault("priority", "0");
    String rule = lines.getFirst().text().strip();
    return new Outcome.Finding(
        "%s %s".formatted(fields.get("family"), rule),
        Severity.INFO,
        "%s has the policy rule \"%s\" %d times".formatted(node.id().name(), rule, lines.size()),
        "Only the first of equal rules is ever asked, so nothing is lost now. But somebody adds the"
            + " rule without looking: the list grows and every packet passes it, and who deletes"
            + " the rule once has not deleted it.",
        lines,
        List.of(ip + " -d rule show", "%s rule show | sort | uniq -d".formatted(ip)),
        new Remedy(
            List.of("%s rule del priority %s".formatted(ip, priority)),
            "Find out who adds it: compare the times at which agents of the network start. The"
                + " command deletes one rule of that priority, the first; run it once for each that"
                + " is too many, and look in between.",
            "Add the rule again, with the words that it had.",
            "Where different rules share the priority, it may delete another one than you meant:"
                + " then give the whole rule."));
  }
}
