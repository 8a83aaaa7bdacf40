package io.netlapse.engine.diagnostics;

import static java.util.stream.Collectors.groupingBy;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node's history as rules are asked about it. Immutable.
 *
 * @param node which node
 * @param kinds the lifetimes of its facts by kind; a kind that it never had is left out
 * @param looked when each kind was looked at; a kind that never was is left out
 */
record NodeStates(NodeId node, Map<FactKind, KindLives> kinds, Map<FactKind, Looked> looked) {

  NodeStates {
    kinds = Map.copyOf(kinds);
    looked = withSeen(looked, kinds);
  }

  /** What a filtered command showed was looked at, although it covers nothing else. */
  private static Map<FactKind, Looked> withSeen(
      Map<FactKind, Looked> covered, Map<FactKind, KindLives> kinds) {
    Map<FactKind, Looked> looked = new HashMap<>(covered);
    kinds.forEach(
        (kind, lives) -> lives.seen().ifPresent(seen -> looked.merge(kind, seen, Looked::hull)));
    return Map.copyOf(looked);
  }

  static NodeStates of(NodeLives lives) {
    return new NodeStates(lives.node(), byKind(lives.lifetimes()), lives.looked());
  }

  private static Map<FactKind, KindLives> byKind(List<SeenLifetime> lifetimes) {
    Map<FactKind, KindLives> kinds = new HashMap<>();
    lifetimes.stream()
        .collect(groupingBy(life -> life.lifetime().fact().fact().kind()))
        .forEach((kind, lives) -> kinds.put(kind, KindLives.of(lives)));
    return kinds;
  }

  /** The lifetimes of a kind; none where the node never had any. */
  KindLives lives(FactKind kind) {
    return kinds.getOrDefault(kind, KindLives.NONE);
  }

  /**
   * The same with some lifetimes begun or ended, and looked at as given.
   *
   * @param changed as {@link KindLives#with} takes them, of any kinds
   * @param lookedNow when each kind was looked at, in place of what was known
   */
  NodeStates with(Collection<SeenLifetime> changed, Map<FactKind, Looked> lookedNow) {
    Map<FactKind, KindLives> now = new HashMap<>(kinds);
    changed.stream()
        .collect(groupingBy(life -> life.lifetime().fact().fact().kind()))
        .forEach((kind, lives) -> now.put(kind, lives(kind).with(lives)));
    return new NodeStates(node, now, lookedNow);
  }

  /** How many lifetimes it has. */
  int size() {
    return kinds.values().stream().mapToInt(lives -> lives.lives().size()).sum();
  }

  /** Only these kinds. */
  NodeStates only(Set<FactKind> some) {
    Map<FactKind, KindLives> kept = new HashMap<>(kinds);
    kept.keySet().retainAll(some);
    Map<FactKind, Looked> keptLooked = new HashMap<>(looked);
    keptLooked.keySet().retainAll(some);
    return new NodeStates(node, kept, keptLooked);
  }
}
