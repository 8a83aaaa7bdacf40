package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One rule on one node: walks through the instants at which something that it reads may have
 * changed, and remembers where it stood at the last few, so that a later snapshot costs what it
 * changed and not the node's whole history. For one thread at a time.
 */
final class RuleOnNode {

  /** Snapshots of a cluster come nearly in order; what comes later than this is walked anew. */
  private static final int REMEMBERED = 8;

  private final Diagnostic rule;
  private final Belief belief;
  private final Deque<Stand> stands = new ArrayDeque<>();
  private List<Set<String>> subjects = List.of();
  private Set<NodeId> concerning = Set.of();
  private @Nullable List<FindingLife> lives;
  private boolean doubted;

  /** Where the walk stood behind an instant, and how far its observations reached. */
  private record Stand(Instant at, Reach reach, FindingFold fold) {}

  RuleOnNode(Diagnostic rule, Belief belief) {
    this.rule = rule;
    this.belief = belief;
  }

  /** Whether a fact of the node plays a part in findings of a subject. */
  boolean hasSubject(String subject) {
    return subjects.stream().anyMatch(known -> known.contains(subject));
  }

  /**
   * Another node was not known to be there. What a rule lacked of it makes nothing hold that did
   * not, but an instant at which a condition seemed false may have been unknown: where anything was
   * found, all of history is to be walked again.
   */
  void doubt() {
    doubted = true;
  }

  /** What was told last; null where nothing was told yet. */
  @Nullable List<FindingLife> lives() {
    return lives;
  }

  /**
   * The lives of the rule's findings on the node.
   *
   * @param self the node
   * @param others the cluster
   * @param from the instant behind which more is known than was last time; at it, what the rule
   *     says is the same, but observations may reach further
   * @return in order
   */
  List<FindingLife> tell(NodeStates self, Outside others, Instant from) {
    forget(concerningOthers(self, others) ? from : Instant.MIN);
    if (!stands.isEmpty() && stands.getLast().at().equals(from)) {
      Reach reach = points(self, others, from.minusNanos(1)).get(from);
      if (!stands.getLast().reach().equals(reach)) {
        stands.removeLast();
      }
    }
    List<FindingLife> now = walk(self, others);
    if (doubted && !now.isEmpty()) {
      stands.clear();
      now = walk(self, others);
    }
    lives = now;
    return now;
  }

  private List<FindingLife> walk(NodeStates self, Outside others) {
    doubted &= !stands.isEmpty();
    Instant behind = stands.isEmpty() ? null : stands.getLast().at();
    FindingFold fold =
        stands.isEmpty()
            ? new FindingFold(rule.info().id(), self.node())
            : stands.getLast().fold().copy();
    NavigableMap<Instant, Reach> points = points(self, others, behind);
    PossibleStates states = new PossibleStates(rule, self, others, belief);
    int left = points.size();
    for (Map.Entry<Instant, Reach> point : points.entrySet()) {
      fold.step(point.getKey(), point.getValue(), states.at(point.getKey()));
      if (--left < REMEMBERED) {
        remember(new Stand(point.getKey(), point.getValue(), fold.copy()));
      }
    }
    return fold.lives();
  }

  private void forget(Instant from) {
    while (!stands.isEmpty() && stands.getLast().at().isAfter(from)) {
      stands.removeLast();
    }
  }

  private void remember(Stand stand) {
    stands.addLast(stand);
    if (stands.size() > REMEMBERED) {
      stands.removeFirst();
    }
  }

  private NavigableMap<Instant, Reach> points(
      NodeStates self, Outside others, @Nullable Instant behind) {
    NavigableMap<Instant, Reach> points = new TreeMap<>();
    for (FactKind kind : rule.info().reads()) {
      Outside.addPoints(points, self.lives(kind), behind);
      Looked looked = self.looked().get(kind);
      if (looked != null) {
        Outside.addPoint(points, looked.first(), behind);
        Outside.addPoint(points, looked.last(), behind);
      }
    }
    Predicate<OutsideNode> all = _ -> true;
    others.addPoints(
        points,
        self.node(),
        rule instanceof SubjectFilter ? other -> concerning.contains(other.node()) : all,
        behind);
    return points;
  }

  /** Whether the nodes that can change a finding on this one are those that could before. */
  private boolean concerningOthers(NodeStates self, Outside others) {
    if (!(rule instanceof SubjectFilter filter)) {
      return true;
    }
    subjects = rule.info().reads().stream().map(kind -> self.lives(kind).subjects(filter)).toList();
    Set<NodeId> now = new HashSet<>();
    for (OutsideNode other : others.nodes()) {
      if (!other.node().equals(self.node())
          && other.subjects().stream().anyMatch(this::hasSubject)) {
        now.add(other.node());
      }
    }
    boolean same = now.equals(concerning);
    concerning = now;
    return same;
  }
}
