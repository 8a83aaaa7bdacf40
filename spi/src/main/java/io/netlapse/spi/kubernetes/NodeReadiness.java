package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Whether a node is ready: what a table shows of the condition {@code Ready}, where false and
 * unknown look the same.
 *
 * @param node the name of its Node object
 * @param ready whether the condition is {@code True}
 */
public record NodeReadiness(String node, boolean ready) {

  /** One value at a time. Fields: node, ready. */
  public static final FactKind KIND = FactKind.single("k8s-node-ready", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("ready", ready).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeReadiness of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeReadiness(
        Fields.text(fact, "node"), Boolean.parseBoolean(Fields.text(fact, "ready")));
  }
}
