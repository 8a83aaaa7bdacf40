package io.netlapse.spi.diagnose;

import java.util.List;

/**
 * What is known of the nodes of one cluster at one instant.
 *
 * @param nodes every node of the cluster that ever told anything, by name
 */
public record ClusterView(List<? extends NodeView> nodes) {

  /** Copies the nodes. */
  public ClusterView {
    nodes = List.copyOf(nodes);
  }

  /** The nodes but the given one. */
  public List<NodeView> others(NodeView self) {
    for (NodeView node : nodes) {
      if (node.id().equals(self.id())) {
        return nodes.stream()
            .filter(other -> !other.id().equals(self.id()))
            .<NodeView>map(other -> other)
            .toList();
      }
    }
    return List.copyOf(nodes);
  }
}
