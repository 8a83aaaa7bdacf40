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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a cluster as one rule sees them when it examines another one. Not safe for several
 * threads at once.
 */
final class Outside {

  private final Diagnostic rule;
  private final Belief belief;
  private final SortedMap<NodeId, OutsideNode> nodes = new TreeMap<>();

  Outside(Diagnostic rule, Belief belief) {
    this.rule = rule;
    this.belief = belief;
  }

  /** Puts a node in; how it is seen in another way than before, null where it is not. */
  @Nullable OutsideChange put(NodeStates node) {
    OutsideNode now = OutsideNode.of(rule, node, belief);
    OutsideNode before = nodes.put(node.node(), now);
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

  Collection<OutsideNode> nodes() {
    return nodes.values();
  }

  /** The cluster without a node, as believed or with every doubtful fact turned round. */
  ClusterView at(NodeId self, Instant instant, boolean doubted) {
    List<FactsView> views = new ArrayList<>(nodes.size());
    for (OutsideNode other : nodes.values()) {
      if (!other.node().equals(self)) {
        views.add(other.at(instant, doubted));
      }
    }
    return new ClusterView(views);
  }

  /** Whether any other node's state may be otherwise than its latest look shows. */
  boolean isDoubtful(NodeId self, Instant instant) {
    for (OutsideNode other : nodes.values()) {
      if (other.isDoubtful(instant) && !other.node().equals(self)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no other node says anything new behind an instant. */
  boolean isSettled(NodeId self, Instant instant) {
    for (OutsideNode other : nodes.values()) {
      if (other.speaksBehind(instant) && !other.node().equals(self)) {
        return false;
      }
    }
    return belief.age() == null;
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
    for (OutsideNode other : nodes.values()) {
      if (other.speaksBehind(behind) && !other.node().equals(self) && concerning.test(other)) {
        other.addPoints(points, behind);
      }
    }
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
