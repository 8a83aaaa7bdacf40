package io.netlapse.spi.diagnose;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A rule: looks at what is known of one node and its cluster at one instant and says what is wrong.
 * Found through {@link java.util.ServiceLoader}; one class, one page {@code docs/rules/<id>.md},
 * one folder of fixtures.
 *
 * <p>It reads facts, never text. It is a pure function without state, called by many threads at
 * once, and over all of history: an old instant gets the same answer as if the rule had always been
 * there.
 */
public interface Diagnostic {

  /**
   * Every rule on the class path, in no order: those with a class of their own, and those of {@link
   * RuleSet}s. Two of one id are both there.
   */
  static List<Diagnostic> onClassPath() {
    return Stream.concat(
            ServiceLoader.load(Diagnostic.class).stream().map(ServiceLoader.Provider::get),
            ServiceLoader.load(RuleSet.class).stream().flatMap(set -> set.get().rules().stream()))
        .toList();
  }

  /** What the rule says of itself; always the same. */
  RuleInfo info();

  /**
   * The ids of the rules whose findings on the same node bring this rule's findings there about:
   * then one root cause is told with what follows from it, and not several alarms. Only where the
   * mechanism says so; empty for a rule that finds causes.
   */
  default List<String> causes() {
    return List.of();
  }

  /**
   * Whether what it reads of two nodes must be certain at one instant ("together"), as one address
   * on two nodes must: the nodes are looked at one after the other, and what moved from one to the
   * other in between is on both for whoever believes the latest looks. Then a finding holds only
   * where it holds whatever other nodes did between our looks at them, and is unknown else. Where
   * it is false the latest state of other nodes suffices ("believed").
   */
  default boolean together() {
    return false;
  }

  /**
   * Examines one node.
   *
   * @param node the node, as it was at the instant
   * @param cluster all nodes of its cluster, as they were
   * @return findings, at most one of a subject, and what the rule could not tell; empty for clear
   */
  List<Outcome> examine(NodeView node, ClusterView cluster);
}
