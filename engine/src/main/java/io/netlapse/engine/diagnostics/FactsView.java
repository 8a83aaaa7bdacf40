package io.netlapse.engine.diagnostics;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.spi.diagnose.FactIndex;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A node as one set of facts shows it. Immutable, but for the indexes that it keeps. */
public final class FactsView implements ViewIndex.Keeper {

  private final NodeId id;
  private final Map<FactKind, List<SeenFact>> byKind;
  private final Set<FactKind> lookedAt;
  private final Set<Coverage> covered;
  private final Kept<ViewIndex<?>, Object> kept = new Kept<>();

  /**
   * A view.
   *
   * @param byKind the node's facts by kind, each list by canonical form
   * @param lookedAt the kinds that any observation covered, with or without facts
   * @param covered the facts that the observations would have shown
   */
  private FactsView(
      NodeId id,
      Map<FactKind, List<SeenFact>> byKind,
      Set<FactKind> lookedAt,
      Set<Coverage> covered) {
    this.id = id;
    this.byKind = Map.copyOf(byKind);
    this.lookedAt = Set.copyOf(lookedAt);
    this.covered = Set.copyOf(covered);
  }

  /**
   * A view of the given facts, where each kind was looked at as a whole.
   *
   * @param id which node
   * @param facts its facts, in any order
   * @param lookedAt the kinds that any observation covered; a kind that is not among them says
   *     nothing by its absence
   */
  public static FactsView of(NodeId id, Collection<SeenFact> facts, Set<FactKind> lookedAt) {
    return of(id, facts, lookedAt, lookedAt.stream().map(Coverage::all).collect(toSet()));
  }

  /**
   * A view of the given facts, as outputs showed them that may be parts.
   *
   * @param id which node
   * @param facts its facts, in any order
   * @param lookedAt the kinds of which there was any output, also one that shows a part
   * @param covered the facts that the outputs would have shown
   */
  public static FactsView of(
      NodeId id, Collection<SeenFact> facts, Set<FactKind> lookedAt, Set<Coverage> covered) {
    Map<FactKind, List<SeenFact>> byKind =
        facts.stream()
            .sorted(comparing(SeenFact::fact))
            .collect(
                groupingBy(seen -> seen.fact().kind(), collectingAndThen(toList(), FactList::of)));
    return new FactsView(id, byKind, lookedAt, covered);
  }

  /**
   * A view of facts that are in order already, where each kind was looked at as a whole.
   *
   * @param byKind each list by canonical form
   */
  static FactsView ordered(
      NodeId id, Map<FactKind, List<SeenFact>> byKind, Set<FactKind> lookedAt) {
    return new FactsView(
        id, byKind, lookedAt, lookedAt.stream().map(Coverage::all).collect(toSet()));
  }

  @Override
  public NodeId id() {
    return id;
  }

  @Override
  public List<SeenFact> facts(FactKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  @Override
  public <T> T index(FactIndex<T> index) {
    return facts(index.kind()) instanceof FactList list
        ? list.index(index)
        : index.of(facts(index.kind()));
  }

  /** What is kept under an index was made by it. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> T kept(ViewIndex<T> index) {
    return (T) kept.get(index, _ -> index.make(this));
  }

  @Override
  public boolean lookedAt(FactKind kind) {
    return lookedAt.contains(kind);
  }

  @Override
  public boolean wouldShow(FactKind kind, Map<String, String> where) {
    return covered.stream()
        .anyMatch(
            coverage ->
                coverage.kind().equals(kind.name())
                    && where.entrySet().containsAll(coverage.where().entrySet()));
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
