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
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
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
    SortedMap<String, Outcome> found = new TreeMap<>();
    for (FactKind kind : PolicyRule.KINDS) {
      PolicyRule.of(node).stream()
          .filter(rule -> rule.seen().fact().kind().equals(kind))
          .collect(groupingBy(PolicyRulesDuplicate::subject, TreeMap::new, toList()))
          .forEach(
              (subject, rules) -> {
                if (rules.size() > 1) {
                  found.putIfAbsent(subject, finding(node, subject, rules));
                }
              });
    }
    return new ArrayList<>(found.values());
  }

  /**
   * What a rule says; who made it changes nothing of what it does, and neither does its place where
   * it asks for anything: what the first one did not find the second one does not. A rule for all
   * packets is put at several places on purpose.
   */
  private static String subject(PolicyRule rule) {
    boolean forAll = rule.from() == null && rule.to() == null && rule.attributes().isEmpty();
    return "%s %s".formatted(rule.family().word(), forAll ? rule.words() : rule.what());
  }

  private static Outcome.Finding finding(NodeView node, String subject, List<PolicyRule> rules) {
    List<Evidence> lines = rules.stream().map(rule -> rule.seen().evidence()).limit(5).toList();
    String ip = IpTool.of(rules.getFirst().family());
    String words = rules.getLast().words();
    return new Outcome.Finding(
        subject,
        Severity.INFO,
        "%s has the policy rule \"%s\" %d times"
            .formatted(node.id().name(), rules.getFirst().what(), rules.size()),
        "Only the first of equal rules is ever asked, so nothing is lost now. But somebody adds the"
            + " rule without looking: the list grows and every packet passes it, and who deletes"
            + " the rule once has not deleted it.",
        lines,
        List.of(ip + " -d rule show", "%s rule show | cut -f 2- | sort | uniq -d".formatted(ip)),
        new Remedy(
            List.of("%s rule del %s".formatted(ip, words)),
            "Find out who adds it: compare the times at which agents of the network start. The"
                + " command deletes one of the equal rules; run it once for each that is too many,"
                + " with its priority, and look in between.",
            "%s rule add %s".formatted(ip, words),
            "Run once too often it deletes the last one, and what the rule was for fails."));
  }
}
