package io.netlapse.engine.diagnostics.network;

import io.netlapse.engine.diagnostics.index.Selection;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Those of a node's routes that have something in common. To be held in a constant. */
public final class RouteSelection {

  private final Selection<NodeRoute> full;
  private final Selection<NodeRoute> brief;

  /**
   * A selection.
   *
   * @param wanted whether a route is among them, as it tells alone
   */
  public RouteSelection(Predicate<NodeRoute> wanted) {
    this.full = selection(Route.KIND, wanted);
    this.brief = selection(RouteBrief.KIND, wanted);
  }

  private static Selection<NodeRoute> selection(FactKind kind, Predicate<NodeRoute> wanted) {
    return new Selection<>(kind, seen -> Optional.of(NodeRoute.of(seen)).filter(wanted));
  }

  /** Those of a node, in the order of their facts. */
  public List<NodeRoute> of(NodeView node) {
    return joined(node.index(full), node.index(brief));
  }

  /** Both, full ones first; nearly always a node shows the one or the other. */
  static List<NodeRoute> joined(List<NodeRoute> full, List<NodeRoute> brief) {
    if (full.isEmpty() || brief.isEmpty()) {
      return full.isEmpty() ? brief : full;
    }
    List<NodeRoute> both = new ArrayList<>(full);
    both.addAll(brief);
    return both;
  }
}
