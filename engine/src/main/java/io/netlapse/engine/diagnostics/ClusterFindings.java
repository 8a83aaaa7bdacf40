package io.netlapse.engine.diagnostics;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a cluster, kept up as its nodes' histories grow: the same lives as {@link
 * FindingHistory} tells of the same histories, and of a change only what it touches is asked again.
 * A rule is asked about a node when a kind changed that it reads there, or one that it believes of
 * others; and only about instants from which on something is otherwise.
 *
 * <p>Of every node of the cluster the kinds must be known that rules {@link #believes believe}; of
 * a node about which rules are asked, all that they {@link #reads read}. For one thread at a time.
 */
public final class ClusterFindings {

  private final List<RuleOnCluster> rules;
  private final Set<FactKind> believes;
  private final Set<FactKind> reads;
  private final Map<NodeId, NodeStates> nodes = new TreeMap<>();
  private final Set<NodeId> whole = new HashSet<>();
  private long size;

  /**
   * The lives of one rule's findings on one node, where they are not what was told before.
   *
   * @param rule the rule's id
   * @param node the node
   * @param lives all of them, in order; empty where there are none any more
   */
  public record Told(String rule, NodeId node, List<FindingLife> lives) {

    /** Copies the lives. */
    public Told {
      lives = List.copyOf(lives);
    }
  }

  /** What changed of one node; to be {@link #ask asked} about once, before the next change. */
  public static final class Difference {

    private final NodeId node;
    private final Map<FactKind, Instant> own;
    private final Map<RuleOnCluster, OutsideChange> outside = new HashMap<>();

    private Difference(NodeId node, Map<FactKind, Instant> own) {
      this.node = node;
      this.own = own;
    }

    /** Whether a rule sees the node otherwise than before when it examines another one. */
    private boolean isSeenBy(RuleOnCluster rule) {
      return outside.containsKey(rule);
    }

    private @Nullable Instant touched(RuleOnCluster rule, NodeId examined) {
      return examined.equals(node)
          ? rule.touched(examined, own, null)
          : rule.touched(examined, Map.of(), outside.get(rule));
    }
  }

  /**
   * Of a cluster without any node.
   *
   * @param rules in any order
   * @param belief for how long the latest look at another node is believed
   */
  public ClusterFindings(Collection<? extends Diagnostic> rules, Belief belief) {
    this.rules = rules.stream().map(rule -> new RuleOnCluster(rule, belief)).toList();
    this.believes = kinds(rules, rule -> rule.info().believes());
    Set<FactKind> all = new HashSet<>(kinds(rules, rule -> rule.info().reads()));
    all.addAll(believes);
    this.reads = Set.copyOf(all);
  }

  private static Set<FactKind> kinds(
      Collection<? extends Diagnostic> rules, Function<Diagnostic, List<FactKind>> which) {
    return rules.stream().flatMap(rule -> which.apply(rule).stream()).collect(toUnmodifiableSet());
  }

  /** The kinds of facts that some rule believes of other nodes. */
  public Set<FactKind> believes() {
    return believes;
  }

  /** The kinds of facts that some rule reads of the node itself or believes of others. */
  public Set<FactKind> reads() {
    return reads;
  }

  /** The nodes that are known, whole or only from outside. */
  public Set<NodeId> nodes() {
    return Set.copyOf(nodes.keySet());
  }

  /** Whether rules can be asked about a node. */
  public boolean isWhole(NodeId node) {
    return whole.contains(node);
  }

  /** How many lifetimes are held. */
  public long size() {
    return size;
  }

  /** Keeps of every node but one only what others see of it. */
  public void keepWhole(NodeId one) {
    for (NodeId node : List.copyOf(whole)) {
      if (!node.equals(one)) {
        NodeStates all = Objects.requireNonNull(nodes.get(node));
        NodeStates kept = fromOutside(all);
        nodes.put(node, kept);
        whole.remove(node);
        size += kept.size() - all.size();
      }
    }
  }

  /**
   * Takes a node's history in place of what was known of it.
   *
   * @param lives all lifetimes of the kinds that rules read, or only of those that they believe
   * @param isWhole whether it is all
   */
  public Difference put(NodeLives lives, boolean isWhole) {
    if (isWhole) {
      whole.add(lives.node());
    } else {
      whole.remove(lives.node());
    }
    NodeStates states = NodeStates.of(lives);
    return replace(isWhole ? states : fromOutside(states));
  }

  /** What any rule may believe of a node: in large clusters a small part of what it has. */
  private NodeStates fromOutside(NodeStates all) {
    NodeStates believed = all.only(believes);
    Map<FactKind, KindLives> kinds = new HashMap<>();
    believed
        .kinds()
        .forEach(
            (kind, lives) ->
                kinds.put(
                    kind,
                    lives.filtered(fact -> rules.stream().anyMatch(rule -> rule.believes(fact)))));
    return new NodeStates(all.node(), kinds, believed.looked());
  }

  /**
   * Takes into account that some lifetimes of a node that is known whole began or ended.
   *
   * @param node which node
   * @param changed as they are now
   * @param looked when each kind that rules read was looked at, as it is now
   */
  public Difference grow(
      NodeId node, Collection<SeenLifetime> changed, Map<FactKind, Looked> looked) {
    return replace(Objects.requireNonNull(nodes.get(node)).with(changed, looked));
  }

  private Difference replace(NodeStates now) {
    NodeStates before = nodes.put(now.node(), now);
    NodeStates none = new NodeStates(now.node(), Map.of(), Map.of());
    Map<FactKind, Instant> own = NodeDifference.of(before == null ? none : before, now);
    size += now.size() - (before == null ? 0 : before.size());
    Difference difference = new Difference(now.node(), own);
    for (RuleOnCluster rule : rules) {
      if (before == null || rule.info().believes().stream().anyMatch(own::containsKey)) {
        OutsideChange outside = rule.put(now);
        if (outside != null) {
          difference.outside.put(rule, outside);
        }
      }
    }
    return difference;
  }

  /** The nodes about which a difference asks rules, and which must be known whole for that. */
  public Set<NodeId> asked(Difference difference) {
    Set<NodeId> asked = new TreeSet<>();
    for (RuleOnCluster rule : rules) {
      for (NodeStates node : concerned(rule, difference)) {
        if (difference.touched(rule, node.node()) != null) {
          asked.add(node.node());
        }
      }
    }
    return asked;
  }

  /** The nodes that a difference may touch: of most it is only the one that changed. */
  private Collection<NodeStates> concerned(RuleOnCluster rule, Difference difference) {
    return difference.isSeenBy(rule)
        ? nodes.values()
        : List.of(Objects.requireNonNull(nodes.get(difference.node)));
  }

  /**
   * Asks again whatever a difference touches.
   *
   * @throws IllegalStateException if a node about which rules are asked is not known whole
   */
  public List<Told> ask(Difference difference) {
    List<Told> told = new ArrayList<>();
    for (RuleOnCluster rule : rules) {
      for (NodeStates node : concerned(rule, difference)) {
        Instant from = difference.touched(rule, node.node());
        if (from == null) {
          continue;
        }
        if (!whole.contains(node.node())) {
          throw new IllegalStateException(node.node() + " is known from outside only");
        }
        rule.tell(node, from)
            .ifPresent(lives -> told.add(new Told(rule.info().id(), node.node(), lives)));
      }
    }
    return told;
  }
}
