package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * about them too, and of a rule that wants both nodes {@linkplain Diagnostic#together certain at
 * one instant} even to hold.
 *
 * <p>To be asked in order of time, by one thread.
 */
final class PossibleStates {

  /** Beyond this many, kinds share a choice: sixteen questions per instant are enough. */
  private static final int MOST_CHOICES = 4;

  private final Diagnostic rule;
  private final NodeStates self;
  private final Outside others;
  private final Belief belief;
  private @Nullable Asked asked;

  /** What was asked last: most instants say nothing new to a rule that reads a few kinds. */
  private record Asked(
      Instant instant, Map<FactKind, KindState> states, Set<FactKind> lookedAt, Verdict verdict) {

    /** A kind whose state did not change is the very same object: {@link KindLives#at}. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(Map<FactKind, KindState> otherStates, Set<FactKind> otherLookedAt) {
      return lookedAt.equals(otherLookedAt)
          && states.keySet().stream().allMatch(kind -> states.get(kind) == otherStates.get(kind));
    }
  }

  PossibleStates(Diagnostic rule, NodeStates self, Outside others, Belief belief) {
    this.rule = rule;
    this.self = self;
    this.others = others;
    this.belief = belief;
  }

  /** What the rule says of the instant. */
  Verdict at(Instant instant) {
    Map<FactKind, KindState> states = new HashMap<>();
    for (FactKind kind : rule.info().reads()) {
      states.put(kind, self.lives(kind).at(instant, belief));
    }
    Set<FactKind> lookedAt = lookedAt(instant);
    Asked before = asked;
    if (before == null
        || !before.is(states, lookedAt)
        || !others.isSettled(self.node(), before.instant())) {
      before = new Asked(instant, states, lookedAt, examine(instant, states, lookedAt));
      asked = before;
    }
    return before.verdict();
  }

  private Verdict examine(
      Instant instant, Map<FactKind, KindState> states, Set<FactKind> lookedAt) {
    List<FactKind> choices =
        states.entrySet().stream()
            .filter(entry -> entry.getValue().isUncertain())
            .map(Map.Entry::getKey)
            .sorted(comparing(FactKind::name))
            .toList();
    Verdict verdict = new Verdict();
    for (boolean doubted : doubts(instant)) {
      ClusterView cluster = others.at(self.node(), instant, doubted);
      for (int chosen = 0; chosen < 1 << Math.min(choices.size(), MOST_CHOICES); chosen++) {
        FactsView view = FactsView.ordered(self.node(), facts(states, choices, chosen), lookedAt);
        verdict.add(rule.examine(view, cluster), doubted && !rule.together());
      }
    }
    return verdict;
  }

  /** The facts where the chosen ones of the uncertain kinds were there and the others were not. */
  private static Map<FactKind, List<SeenFact>> facts(
      Map<FactKind, KindState> states, List<FactKind> choices, int chosen) {
    Map<FactKind, List<SeenFact>> facts = new HashMap<>();
    states.forEach(
        (kind, state) -> {
          int choice = Math.min(choices.indexOf(kind), MOST_CHOICES - 1);
          boolean there = choice >= 0 && (chosen & 1 << choice) != 0;
          facts.put(kind, there ? state.possible() : state.certain());
        });
    return facts;
  }

  private List<Boolean> doubts(Instant instant) {
    return others.isDoubtful(self.node(), instant) ? List.of(false, true) : List.of(false);
  }

  /**
   * The kinds that were looked at. Of the examined node that ends with the last look: when one
   * command is denied for a week and the others are not, what it would have shown is unknown, not
   * absent. Of other nodes the latest state suffices.
   */
  private Set<FactKind> lookedAt(Instant instant) {
    Set<FactKind> lookedAt = new HashSet<>();
    for (FactKind kind : rule.info().reads()) {
      Looked looked = self.looked().get(kind);
      if (looked != null && looked.covers(instant)) {
        lookedAt.add(kind);
      }
    }
    return lookedAt;
  }
}
