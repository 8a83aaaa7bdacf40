package io.netlapse.engine.diagnostics;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node as one rule sees it from another one: only the kinds that the rule believes, and only what
 * matters to it. Remembers how it looks behind its last change, which is what is asked nearly
 * always.
 */
final class OutsideNode {

  private final NodeStates states;
  private final Belief belief;
  private final Set<String> subjects;
  private final Instant lastPoint;
  private @Nullable FactsView latest;

  private OutsideNode(NodeStates states, Belief belief, Set<String> subjects) {
    this.states = states;
    this.belief = belief;
    this.subjects = subjects;
    this.lastPoint = lastPoint(states);
  }

  static OutsideNode of(Diagnostic rule, NodeStates node, Belief belief) {
    NodeStates kept = fromOutside(node.only(Set.copyOf(rule.info().believes())));
    if (!(rule instanceof BeliefFilter filter)) {
      return new OutsideNode(kept, belief, Set.of());
    }
    Map<FactKind, KindLives> kinds = new HashMap<>();
    kept.kinds().forEach((kind, lives) -> kinds.put(kind, lives.filtered(filter::matters)));
    Set<String> subjects = new HashSet<>();
    if (rule instanceof SubjectFilter naming) {
      kinds.values().forEach(lives -> subjects.addAll(subjects(naming, lives)));
    }
    return new OutsideNode(new NodeStates(node.node(), kinds, kept.looked()), belief, subjects);
  }

  /** Of another node the latest state suffices: when it was looked at last says nothing. */
  private static NodeStates fromOutside(NodeStates node) {
    Map<FactKind, Looked> begun = new HashMap<>();
    node.looked().forEach((kind, look) -> begun.put(kind, new Looked(look.first(), look.first())));
    return new NodeStates(node.node(), node.kinds(), begun);
  }

  /** The subjects in which facts of a kind play a part. */
  static Set<String> subjects(SubjectFilter filter, KindLives lives) {
    Set<String> subjects = new HashSet<>();
    lives
        .lives()
        .forEach(life -> filter.subjectOf(life.lifetime().fact().fact()).ifPresent(subjects::add));
    return subjects;
  }

  private static Instant lastPoint(NodeStates states) {
    Instant last = Instant.MIN;
    for (KindLives lives : states.kinds().values()) {
      if (!lives.points().isEmpty() && lives.points().lastKey().isAfter(last)) {
        last = lives.points().lastKey();
      }
    }
    for (Looked looked : states.looked().values()) {
      last = looked.first().isAfter(last) ? looked.first() : last;
    }
    return last;
  }

  NodeId node() {
    return states.node();
  }

  /** The subjects of findings in which it can play a part; of a rule that says so. */
  Set<String> subjects() {
    return subjects;
  }

  /** The node at an instant, as believed or with every doubtful fact turned round. */
  FactsView at(Instant instant, boolean doubted) {
    if (instant.isBefore(lastPoint) || belief.age() != null) {
      return view(instant, doubted);
    }
    FactsView known = latest;
    if (known == null) {
      known = view(instant, false);
      latest = known;
    }
    return known;
  }

  private FactsView view(Instant instant, boolean doubted) {
    Map<FactKind, List<SeenFact>> facts = new HashMap<>();
    states
        .kinds()
        .forEach(
            (kind, lives) -> {
              KindState state = lives.at(instant, belief);
              facts.put(kind, doubted ? state.doubted() : state.believed());
            });
    Set<FactKind> lookedAt =
        states.looked().entrySet().stream()
            .filter(entry -> !instant.isBefore(entry.getValue().first()))
            .map(Map.Entry::getKey)
            .collect(toSet());
    return new FactsView(states.node(), facts, lookedAt);
  }

  /** Whether its state may be otherwise than its latest look shows. */
  boolean isDoubtful(Instant instant) {
    if (!instant.isBefore(lastPoint) && belief.age() == null) {
      return false;
    }
    return states.kinds().values().stream()
        .anyMatch(lives -> lives.at(instant, belief).isDoubtful());
  }

  /** Whether it says something new behind an instant. */
  boolean speaksBehind(@Nullable Instant instant) {
    return instant == null || lastPoint.isAfter(instant);
  }

  /** Adds the instants behind a given one at which it says something. */
  void addPoints(NavigableMap<Instant, Reach> points, @Nullable Instant behind) {
    Outside.addPoints(points, states.kinds().values(), states.looked().values(), behind);
  }

  /**
   * Whether it was looked at just as another one, and both have some fact that matters from an
   * instant on: a rule may say that it lacks what a node without any would tell.
   */
  boolean isKnownAs(OutsideNode other, Instant from) {
    return states.looked().equals(other.states.looked())
        && states.kinds().entrySet().stream()
            .anyMatch(kind -> kind.getValue().sharesOpen(other.states.lives(kind.getKey()), from));
  }

  /** The first instant from which on it is seen otherwise than before; null where there is none. */
  @Nullable Instant difference(OutsideNode now) {
    return NodeDifference.of(states, now.states).values().stream()
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
