package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * That a node is not ready because its container runtime has no network plug-in that works, as the
 * message of its condition {@code Ready} says (kubelet, NetworkReady=false).
 *
 * @param node the name of its Node object
 */
public record NodeNetworkNotReady(String node) {

  /** Fields: node. */
  public static final FactKind KIND = FactKind.multi("k8s-node-network-not-ready", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeNetworkNotReady of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeNetworkNotReady(Fields.text(fact, "node"));
  }
}
