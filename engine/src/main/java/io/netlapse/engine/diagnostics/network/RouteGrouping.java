package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.index.Grouping;
import io.netlapse.engine.diagnostics.index.Groups;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A node's routes by something that each tells. To be held in a constant.
 *
 * @param <K> by what
 */
public final class RouteGrouping<K extends Comparable<K>> {

  private final Grouping<K, NodeRoute> full;
  private final Grouping<K, NodeRoute> brief;

  /**
   * A grouping.
   *
   * @param key under what a route is found, as it tells alone; empty where it is left out
   */
  public RouteGrouping(Function<NodeRoute, Optional<K>> key) {
    this.full = grouping(Route.KIND, key);
    this.brief = grouping(RouteBrief.KIND, key);
  }

  private static <K extends Comparable<K>> Grouping<K, NodeRoute> grouping(
      FactKind kind, Function<NodeRoute, Optional<K>> key) {
    return new Grouping<>(kind, NodeRoute::of, key);
  }

  /** Those of a node. */
  public Found<K> of(NodeView node) {
    return new Found<>(node.index(full), node.index(brief));
  }

  /**
   * One node's.
   *
   * @param full those that were shown as a whole
   * @param brief those of which a part was hidden
   */
  public record Found<K extends Comparable<K>>(
      Groups<K, NodeRoute> full, Groups<K, NodeRoute> brief) {

    /** Those of one group, in the order of their facts; empty where there is none. */
    public List<NodeRoute> get(K key) {
      return RouteSelection.joined(full.get(key), brief.get(key));
    }

    /** Those of all groups from one to another, both included, in no order. */
    public Stream<NodeRoute> between(K first, K last) {
      return Stream.concat(full.between(first, last), brief.between(first, last));
    }

    /** By what there are any, in order. */
    public NavigableSet<K> keys() {
      NavigableSet<K> keys = full.keys();
      keys.addAll(brief.keys());
      return keys;
    }

    /** How many groups there are. */
    public int size() {
      return full.size() == 0 || brief.size() == 0 ? full.size() + brief.size() : keys().size();
    }

    /** The last by which there are any. */
    public Optional<K> last() {
      return Stream.of(full.last(), brief.last())
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    }
  }
}
