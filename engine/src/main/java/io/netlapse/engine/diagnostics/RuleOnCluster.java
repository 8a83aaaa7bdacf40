package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One rule on the nodes of one cluster. For one thread at a time. */
final class RuleOnCluster {

  private final Diagnostic rule;
  private final Belief belief;
  private final Outside outside;
  private final Map<NodeId, RuleOnNode> nodes = new HashMap<>();

  RuleOnCluster(Diagnostic rule, Belief belief) {
    this.rule = rule;
    this.belief = belief;
    this.outside = new Outside(rule, belief);
  }

  RuleInfo info() {
    return rule.info();
  }

  /** Whether the rule looks at a fact of a node from another one. */
  boolean believes(Fact fact) {
    return rule.info().believes().contains(fact.kind()) && BeliefFilter.matters(rule, fact);
  }

  /** Puts a node in as others see it; what changed of it for them, null where nothing did. */
  @Nullable OutsideChange put(NodeStates node) {
    OutsideChange change = outside.put(node);
    if (change != null && change.isNew()) {
      nodes.values().forEach(RuleOnNode::doubt);
    }
    return change;
  }

  /**
   * From when on the rule must be asked again about a node; null where a change does not touch it.
   *
   * @param own what changed of the examined node itself, by kind; empty where another one changed
   * @param other what changed of another node, as this rule sees it; null where nothing did
   */
  @Nullable Instant touched(
      NodeId node, Map<FactKind, Instant> own, @Nullable OutsideChange other) {
    Instant from = null;
    for (FactKind kind : rule.info().reads()) {
      Instant change = own.get(kind);
      from = change == null ? from : NodeDifference.earlier(from, change);
    }
    if (other != null && concerns(other, nodes.get(node))) {
      from = NodeDifference.earlier(from, other.from());
    }
    return from;
  }

  /** Of a rule that names subjects only a node that may share one is concerned. */
  private boolean concerns(OutsideChange other, @Nullable RuleOnNode on) {
    return !(rule instanceof SubjectFilter)
        || on == null
        || other.concernsAll()
        || other.subjects().stream().anyMatch(on::hasSubject);
  }

  /** The lives on a node where they are not what was told before; empty where they are. */
  Optional<List<FindingLife>> tell(NodeStates self, Instant from) {
    RuleOnNode on = nodes.computeIfAbsent(self.node(), _ -> new RuleOnNode(rule, belief));
    List<FindingLife> before = on.lives();
    List<FindingLife> now = on.tell(self, outside, from);
    return now.equals(before) ? Optional.empty() : Optional.of(now);
  }
}
