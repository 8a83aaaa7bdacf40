package io.netlapse.spi.diagnose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of the nodes of one cluster at one instant. Safe for many threads. */
public final class ClusterView {

  private static final ClusterIndex<Set<?>> IDS =
      nodes -> {
        Set<Object> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
      };

  private final List<? extends NodeView> nodes;

  /** What was made of them; replaced as a whole, so that whoever reads needs no lock. */
  private volatile Map<ClusterIndex<?>, Object> kept = Map.of();

  /**
   * A view.
   *
   * @param nodes every node of the cluster that ever told anything, by name
   */
  public ClusterView(List<? extends NodeView> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** Every node of the cluster that ever told anything, by name. */
  public List<? extends NodeView> nodes() {
    return nodes;
  }

  /** Whether a node is one of these. */
  public boolean contains(NodeView node) {
    return index(IDS).contains(node.id());
  }

  /** The nodes but the given one. */
  public List<NodeView> others(NodeView self) {
    return contains(self)
        ? nodes.stream()
            .filter(other -> !other.id().equals(self.id()))
            .<NodeView>map(other -> other)
            .toList()
        : List.copyOf(nodes);
  }

  /** What an index makes of the nodes, now or at an earlier ask. */
  @SuppressWarnings("unchecked") // What is kept for an index was made by it.
  public <T> T index(ClusterIndex<T> index) {
    Object known = kept.get(index);
    if (known == null) {
      known = index.of(nodes);
      Map<ClusterIndex<?>, Object> now = new HashMap<>(kept);
      now.put(index, known);
      kept = now;
    }
    return (T) known;
  }
}
