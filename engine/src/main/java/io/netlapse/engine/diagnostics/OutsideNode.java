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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node as one rule sees it from another one: only the kinds that the rule believes, and only what
 * matters to it. Remembers how it looks behind its last change, which is what is asked nearly
 * always.
 */
final class OutsideNode {

  private final NodeId node;
  private final Map<FactKind, KindLives> kinds;
  private final Map<FactKind, Instant> since;
  private final Set<String> subjects;
  private final Belief belief;
  private final Instant lastPoint;
  private @Nullable FactsView latest;

  private OutsideNode(
      NodeStates states, Map<FactKind, KindLives> kinds, Set<String> subjects, Belief belief) {
    this.node = states.node();
    this.kinds = Map.copyOf(kinds);
    this.since = new HashMap<>();
    states.looked().forEach((kind, looked) -> since.put(kind, looked.first()));
    this.subjects = Set.copyOf(subjects);
    this.belief = belief;
    this.lastPoint =
        Stream.concat(
                since.values().stream(),
                kinds.values().stream()
                    .filter(lives -> !lives.points().isEmpty())
                    .map(lives -> lives.points().lastKey()))
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
  }

  static OutsideNode of(Diagnostic rule, NodeStates node, Belief belief) {
    NodeStates kept = node.only(Set.copyOf(rule.info().believes()));
    if (!(rule instanceof BeliefFilter filter)) {
      return new OutsideNode(kept, kept.kinds(), Set.of(), belief);
    }
    Map<FactKind, KindLives> kinds = new HashMap<>();
    kept.kinds().forEach((kind, lives) -> kinds.put(kind, lives.filtered(filter)));
    Set<String> subjects = new HashSet<>();
    if (rule instanceof SubjectFilter naming) {
      kinds.values().forEach(lives -> subjects.addAll(lives.subjects(naming)));
    }
    return new OutsideNode(kept, kinds, subjects, belief);
  }

  NodeId node() {
    return node;
  }

  /** The subjects of findings in which it can play a part; of a rule that says so. */
  Set<String> subjects() {
    return subjects;
  }

  /** The node at an instant, as believed or with every doubtful fact turned round. */
  FactsView at(Instant instant, boolean doubted) {
    if (!isSettled(instant)) {
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
    kinds.forEach(
        (kind, lives) -> {
          KindState state = lives.at(instant, belief);
          facts.put(kind, doubted ? state.doubted() : state.believed());
        });
    Set<FactKind> lookedAt =
        since.entrySet().stream()
            .filter(entry -> !instant.isBefore(entry.getValue()))
            .map(Map.Entry::getKey)
            .collect(toSet());
    return FactsView.ordered(node, facts, lookedAt);
  }

  /** Whether its state may be otherwise than its latest look shows. */
  boolean isDoubtful(Instant instant) {
    return !isSettled(instant)
        && kinds.values().stream().anyMatch(lives -> lives.at(instant, belief).isDoubtful());
  }

  private boolean isSettled(Instant instant) {
    return !speaksBehind(instant) && belief.age() == null;
  }

  /** The last instant at which it says something new. */
  Instant lastPoint() {
    return lastPoint;
  }

  /** Whether it says something new behind an instant. */
  boolean speaksBehind(@Nullable Instant instant) {
    return instant == null || lastPoint.isAfter(instant);
  }

  /** The last instant before it said anything at all. */
  Instant beforeFirstPoint() {
    return Stream.concat(
            since.values().stream(),
            kinds.values().stream()
                .filter(lives -> !lives.points().isEmpty())
                .map(lives -> lives.points().firstKey()))
        .min(Comparator.naturalOrder())
        .map(NodeDifference::before)
        .orElse(Instant.MIN);
  }

  /** Adds the instants behind a given one at which it says something. */
  void addPoints(NavigableMap<Instant, Reach> points, @Nullable Instant behind) {
    kinds.values().forEach(lives -> Outside.addPoints(points, lives, behind));
    since.values().forEach(instant -> Outside.addPoint(points, instant, behind));
  }

  /**
   * Whether it was looked at just as another one, and both have some fact that matters from an
   * instant on: a rule may say that it lacks what a node without any would tell.
   */
  boolean isKnownAs(OutsideNode other, Instant from) {
    return since.equals(other.since)
        && kinds.entrySet().stream()
            .anyMatch(
                kind ->
                    kind.getValue()
                        .sharesOpen(other.kinds.getOrDefault(kind.getKey(), KindLives.NONE), from));
  }

  /** The instant behind which it is seen otherwise than before; null where there is none. */
  @Nullable Instant difference(OutsideNode now) {
    Instant first = null;
    for (FactKind kind : NodeDifference.either(kinds, now.kinds)) {
      Instant lives =
          NodeDifference.lives(
              kinds.getOrDefault(kind, KindLives.NONE),
              now.kinds.getOrDefault(kind, KindLives.NONE));
      first = lives == null ? first : NodeDifference.earlier(first, lives);
    }
    for (FactKind kind : NodeDifference.either(since, now.since)) {
      Instant before = since.get(kind);
      Instant after = now.since.get(kind);
      if (!Objects.equals(before, after)) {
        first = earlierLook(first, before);
        first = earlierLook(first, after);
      }
    }
    return first;
  }

  private static @Nullable Instant earlierLook(@Nullable Instant first, @Nullable Instant look) {
    return look == null ? first : NodeDifference.earlier(first, NodeDifference.before(look));
  }
}
