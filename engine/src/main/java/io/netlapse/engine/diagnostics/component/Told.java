package io.netlapse.engine.diagnostics.component;

import static java.util.stream.Collectors.toCollection;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What the cluster's API says, whoever asked it, seen from one node. Each thing is spoken of once:
 * on the node that it is about where that one is known, else on the one that showed it.
 *
 * @param node the node to speak on
 * @param cluster all nodes
 * @param others the names of the other nodes in lower-case letters
 */
record Told(NodeView node, ClusterView cluster, NavigableSet<String> others) {

  Told(NodeView node, ClusterView cluster) {
    this(node, cluster, names(node, cluster));
  }

  private static NavigableSet<String> names(NodeView node, ClusterView cluster) {
    return cluster.others(node).stream()
        .map(other -> other.id().name().toLowerCase(Locale.ROOT))
        .collect(toCollection(TreeSet::new));
  }

  /** Every fact of a kind, this node's own first. */
  List<SeenFact> all(FactKind kind) {
    List<SeenFact> facts = new ArrayList<>(node.facts(kind));
    cluster.others(node).forEach(other -> facts.addAll(other.facts(kind)));
    return facts;
  }

  /** Whether the node itself showed the fact. */
  boolean showed(SeenFact seen) {
    return seen.evidence().node().equals(node.id());
  }

  /** Whether this is the node to speak of a fact about the cluster's node of that name. */
  boolean speaksOf(String name, SeenFact seen) {
    return isSame(name, node.id().name())
        || (showed(seen) && !isOther(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether a name is another node's, as {@link #isSame} compares them. */
  private boolean isOther(String name) {
    for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      if (others.contains(name.substring(0, dot))) {
        return true;
      }
    }
    String longer = others.ceiling(name + ".");
    return longer != null && longer.startsWith(name + ".");
  }

  /** Whether two names are one node's: the same, or one with a domain behind it. */
  static boolean isSame(String one, String other) {
    String first = one.toLowerCase(Locale.ROOT);
    String second = other.toLowerCase(Locale.ROOT);
    return first.equals(second) || first.startsWith(second + ".") || second.startsWith(first + ".");
  }
}
