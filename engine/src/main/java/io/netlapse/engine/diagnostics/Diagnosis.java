package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;

import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one rule says of one node. Clear is: neither findings nor anything unknown.
 *
 * @param node which node
 * @param rule the rule
 * @param findings its findings, by subject
 * @param unknowns what it could not tell, in the order in which it said so
 */
public record Diagnosis(
    NodeId node, RuleInfo rule, List<Outcome.Finding> findings, List<Outcome.Unknown> unknowns) {

  /** By node, then by rule. */
  public static final Comparator<Diagnosis> ORDER =
      comparing(Diagnosis::node).thenComparing(diagnosis -> diagnosis.rule().id());

  /** Copies both lists. */
  public Diagnosis {
    findings = List.copyOf(findings);
    unknowns = List.copyOf(unknowns);
  }

  static Diagnosis of(NodeId node, RuleInfo rule, List<Outcome> outcomes) {
    List<Outcome.Finding> findings = new ArrayList<>();
    List<Outcome.Unknown> unknowns = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Finding finding -> findings.add(finding);
        case Outcome.Unknown unknown -> unknowns.add(unknown);
      }
    }
    findings.sort(comparing(Outcome.Finding::subject));
    return new Diagnosis(node, rule, findings, unknowns);
  }
}
