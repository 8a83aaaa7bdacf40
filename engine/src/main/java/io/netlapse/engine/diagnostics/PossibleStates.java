package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The states in which a node and its cluster may have been at one instant, as far as our looks
 * tell.
 *
 * <p>A fact of the examined node between a look that does not see it and one that does may have
 * been there or not. So the rule is asked about both: what it finds either way holds, what it finds
 * neither way is certainly false, and all else is unknown. The facts of one kind go together,
 * because a rule that looks for one kind without another (an address without its route) would see
 * both come at once, and never one before the other. Other nodes' facts are believed as the latest
 * look showed them, which suffices for a finding to hold; to be certain it must survive the doubt
 * about them too.
 */
final class PossibleStates {

  /** Beyond this many, kinds share a choice: sixteen questions per instant are enough. */
  private static final int MOST_CHOICES = 4;

  private final Diagnostic rule;
  private final NodeLives self;
  private final List<NodeLives> others;
  private final Belief belief;

  PossibleStates(Diagnostic rule, NodeLives self, List<NodeLives> others, Belief belief) {
    this.rule = rule;
    this.self = self;
    this.others = others;
    this.belief = belief;
  }

  /** What the rule says of the instant. */
  Verdict at(Instant instant) {
    List<SeenFact> sure = new ArrayList<>();
    List<SeenFact> unsure = new ArrayList<>();
    for (SeenLifetime life : self.lifetimes()) {
      if (life.uncertainAt(instant)) {
        unsure.add(life.seen());
      } else if (life.stateAt(instant)) {
        sure.add(life.seen());
      }
    }
    List<FactKind> choices =
        unsure.stream()
            .map(seen -> seen.fact().kind())
            .distinct()
            .sorted(comparing(FactKind::name))
            .toList();
    Verdict verdict = new Verdict();
    for (boolean doubted : doubts(instant)) {
      ClusterView cluster = cluster(instant, doubted);
      for (int chosen = 0; chosen < 1 << Math.min(choices.size(), MOST_CHOICES); chosen++) {
        List<SeenFact> facts = new ArrayList<>(sure);
        for (SeenFact seen : unsure) {
          int choice = Math.min(choices.indexOf(seen.fact().kind()), MOST_CHOICES - 1);
          if ((chosen & 1 << choice) != 0) {
            facts.add(seen);
          }
        }
        verdict.add(examine(facts, cluster, instant), doubted);
      }
    }
    return verdict;
  }

  private List<Outcome> examine(List<SeenFact> facts, ClusterView cluster, Instant instant) {
    return rule.examine(
        FactsView.of(self.node(), facts, kinds(self, looked -> looked.covers(instant))), cluster);
  }

  /** The cluster as believed, or with every doubtful fact of another node turned round. */
  private ClusterView cluster(Instant instant, boolean doubted) {
    List<FactsView> views = new ArrayList<>();
    for (NodeLives other : others) {
      List<SeenFact> facts =
          other.lifetimes().stream()
              .filter(
                  life ->
                      belief.holds(life, instant) != (doubted && belief.isDoubtful(life, instant)))
              .map(SeenLifetime::seen)
              .toList();
      views.add(
          FactsView.of(
              other.node(), facts, kinds(other, looked -> !instant.isBefore(looked.first()))));
    }
    return new ClusterView(views);
  }

  private List<Boolean> doubts(Instant instant) {
    boolean any =
        others.stream()
            .flatMap(other -> other.lifetimes().stream())
            .anyMatch(life -> belief.isDoubtful(life, instant));
    return any ? List.of(false, true) : List.of(false);
  }

  /**
   * The kinds that were looked at. Of the examined node that ends with the last look: when one
   * command is denied for a week and the others are not, what it would have shown is unknown, not
   * absent. Of other nodes the latest state suffices.
   */
  private static Set<FactKind> kinds(NodeLives node, Predicate<Looked> when) {
    return node.looked().entrySet().stream()
        .filter(entry -> when.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }
}
