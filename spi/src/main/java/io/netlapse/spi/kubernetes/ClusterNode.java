package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A Node object: that it is there (Kubernetes API, core/v1 Node). What it says is in kinds of their
 * own, so that one change is one change.
 *
 * @param node the name of its Node object
 */
public record ClusterNode(String node) {

  /** Fields: node. */
  public static final FactKind KIND = FactKind.multi("k8s-node", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClusterNode of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClusterNode(Fields.text(fact, "node"));
  }
}
