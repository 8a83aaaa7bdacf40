package io.netlapse.rules.asking;

import io.netlapse.rules.language.Case;
import io.netlapse.rules.language.Clause;
import io.netlapse.rules.language.Of;
import io.netlapse.rules.language.RuleText;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that was written as a text. It costs no more than {@link Limits} allow, whatever it says
 * and however large the cluster is; a limit that is reached is told as unknown.
 *
 * @param text what it says
 */
public record WrittenRule(RuleText text) implements Diagnostic {

  @Override
  public RuleInfo info() {
    return text.info();
  }

  @Override
  public List<String> causes() {
    return text.causes();
  }

  @Override
  public boolean together() {
    return text.together();
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Answer answer = new Answer(text);
    Budget budget = new Budget();
    try {
      for (Case one : text.cases()) {
        answer.add(one, matches(one, node, cluster, budget));
      }
    } catch (Limits.Reached limit) {
      answer.stop(limit);
    }
    return answer.outcomes();
  }

  private static List<Match> matches(Case one, NodeView node, ClusterView cluster, Budget budget) {
    Match begin = Match.begin(node.id());
    List<Match> matches = List.of(begin);
    for (Clause clause : one.when()) {
      if (matches.isEmpty()) {
        return matches;
      }
      Step step = Step.of(clause, nodes(clause.of(), node, cluster), begin, budget);
      List<Match> next = new ArrayList<>();
      for (Match match : matches) {
        next.addAll(step.after(match));
        budget.keep(next.size());
      }
      matches = next;
    }
    return matches;
  }

  private static List<NodeView> nodes(Of of, NodeView node, ClusterView cluster) {
    List<NodeView> others = of == Of.SELF ? List.of() : cluster.others(node);
    List<NodeView> nodes = new ArrayList<>(others);
    if (of != Of.OTHERS) {
      nodes.addFirst(node);
    }
    return nodes;
  }
}
