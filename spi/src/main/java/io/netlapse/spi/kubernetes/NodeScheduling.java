package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Whether new pods may come to a node, {@code spec.unschedulable}: false after {@code kubectl
 * cordon}.
 *
 * @param node the name of its Node object
 * @param schedulable whether they may
 */
public record NodeScheduling(String node, boolean schedulable) {

  /** One value at a time. Fields: node, schedulable. */
  public static final FactKind KIND = FactKind.single("k8s-node-scheduling", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("schedulable", schedulable).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeScheduling of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeScheduling(
        Fields.text(fact, "node"), Boolean.parseBoolean(Fields.text(fact, "schedulable")));
  }
}
