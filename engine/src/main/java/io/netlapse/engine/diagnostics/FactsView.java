package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A node as one set of facts shows it. Immutable.
 *
 * @param id which node
 * @param byKind its facts by kind, each list by canonical form
 * @param lookedAt the kinds that any observation covered, with or without facts
 */
public record FactsView(NodeId id, Map<FactKind, List<SeenFact>> byKind, Set<FactKind> lookedAt)
    implements NodeView {

  /** Copies both collections. */
  public FactsView {
    byKind = Map.copyOf(byKind);
    lookedAt = Set.copyOf(lookedAt);
  }

  /**
   * A view of the given facts.
   *
   * @param id which node
   * @param facts its facts, in any order
   * @param lookedAt the kinds that any observation covered; a kind that is not among them says
   *     nothing by its absence
   */
  public static FactsView of(NodeId id, Collection<SeenFact> facts, Set<FactKind> lookedAt) {
    Map<FactKind, List<SeenFact>> byKind =
        facts.stream()
            .sorted(comparing(SeenFact::fact))
            .collect(
                groupingBy(seen -> seen.fact().kind(), collectingAndThen(toList(), List::copyOf)));
    return new FactsView(id, byKind, lookedAt);
  }

  @Override
  public List<SeenFact> facts(FactKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  @Override
  public boolean lookedAt(FactKind kind) {
    return lookedAt.contains(kind);
  }

  /** What a rule may see of this node when it looks from another one. */
  static FactsView believed(
      NodeView node, Collection<FactKind> kinds, Predicate<SeenFact> matters) {
    List<SeenFact> facts =
        kinds.stream().flatMap(kind -> node.facts(kind).stream()).filter(matters).toList();
    Set<FactKind> lookedAt = Set.copyOf(kinds.stream().filter(node::lookedAt).distinct().toList());
    return of(node.id(), facts, lookedAt);
  }
}
