package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a cluster as one rule sees them when it examines another one. Not safe for several
 * threads at once.
 */
final class Outside {

  private final Diagnostic rule;
  private final Belief belief;
  private final SortedMap<NodeId, OutsideNode> nodes = new TreeMap<>();

  /** The same by when they spoke last: of thousands hardly one speaks behind a change. */
  private final NavigableMap<Instant, SortedMap<NodeId, OutsideNode>> speakers = new TreeMap<>();

  private @Nullable Settled settled;

  /** The cluster without a node, behind all that others say. */
  private record Settled(NodeId self, ClusterView cluster) {}

  Outside(Diagnostic rule, Belief belief) {
    this.rule = rule;
    this.belief = belief;
  }

  /** Puts a node in; how it is seen in another way than before, null where it is not. */
  @Nullable OutsideChange put(NodeStates node) {
    OutsideNode now = OutsideNode.of(rule, node, belief);
    OutsideNode before = replace(now);
    Instant from = before == null ? now.beforeFirstPoint() : before.difference(now);
    if (from == null) {
      return null;
    }
    Set<String> subjects = new HashSet<>(now.subjects());
    if (before != null) {
      subjects.addAll(before.subjects());
    }
    boolean concernsAll = before == null || !now.isKnownAs(before, from);
    return new OutsideChange(from, before == null, concernsAll, subjects);
  }

  private @Nullable OutsideNode replace(OutsideNode now) {
    if (settled != null && !settled.self().equals(now.node())) {
      settled = null;
    }
    OutsideNode before = nodes.put(now.node(), now);
    if (before != null) {
      Objects.requireNonNull(speakers.get(before.lastPoint())).remove(now.node());
      speakers.values().removeIf(Map::isEmpty);
    }
    speakers.computeIfAbsent(now.lastPoint(), _ -> new TreeMap<>()).put(now.node(), now);
    return before;
  }

  /** The other nodes that say something new behind an instant. */
  private Stream<OutsideNode> speakingBehind(@Nullable Instant instant, NodeId self) {
    Map<Instant, SortedMap<NodeId, OutsideNode>> behind =
        instant == null ? speakers : speakers.tailMap(instant, false);
    return behind.values().stream()
        .flatMap(some -> some.values().stream())
        .filter(other -> !other.node().equals(self));
  }

  Collection<OutsideNode> nodes() {
    return nodes.values();
  }

  /** The cluster without a node, as believed or with every doubtful fact turned round. */
  ClusterView at(NodeId self, Instant instant, boolean doubted) {
    boolean isSettled = isSettled(self, instant);
    Settled known = settled;
    if (isSettled && known != null && known.self().equals(self)) {
      return known.cluster();
    }
    List<FactsView> views = new ArrayList<>(nodes.size());
    for (OutsideNode other : nodes.values()) {
      if (!other.node().equals(self)) {
        views.add(other.at(instant, doubted));
      }
    }
    ClusterView cluster = new ClusterView(views);
    settled = isSettled ? new Settled(self, cluster) : known;
    return cluster;
  }

  /** Whether any other node's state may be otherwise than its latest look shows. */
  boolean isDoubtful(NodeId self, Instant instant) {
    return speakingBehind(belief.age() == null ? instant : null, self)
        .anyMatch(other -> other.isDoubtful(instant));
  }

  /** Whether no other node says anything new behind an instant. */
  boolean isSettled(NodeId self, Instant instant) {
    return belief.age() == null && speakingBehind(instant, self).findAny().isEmpty();
  }

  /**
   * The instants behind a given one at which other nodes say something that can matter.
   *
   * @param concerning which of the others can change a finding
   */
  void addPoints(
      NavigableMap<Instant, Reach> points,
      NodeId self,
      Predicate<OutsideNode> concerning,
      @Nullable Instant behind) {
    speakingBehind(behind, self)
        .filter(concerning)
        .forEach(other -> other.addPoints(points, behind));
  }

  /** Adds the points of a kind that lie behind an instant. */
  static void addPoints(
      NavigableMap<Instant, Reach> points, KindLives lives, @Nullable Instant behind) {
    Map<Instant, Reach> tail =
        behind == null ? lives.points() : lives.points().tailMap(behind, false);
    tail.forEach((instant, reach) -> points.merge(instant, reach, Reach::and));
  }

  /** Adds an instant at which somebody looked, if it lies behind another one. */
  static void addPoint(
      NavigableMap<Instant, Reach> points, Instant look, @Nullable Instant behind) {
    if (behind == null || look.isAfter(behind)) {
      Reach.add(points, look);
    }
  }
}
