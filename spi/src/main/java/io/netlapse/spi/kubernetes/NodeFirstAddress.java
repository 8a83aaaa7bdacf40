package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The first address of a type that a node has: what {@code kubectl get nodes -o wide} shows of
 * {@link NodeAddress}, and what other nodes mostly use.
 *
 * @param node the name of its Node object
 * @param type {@code InternalIP} or {@code ExternalIP}
 * @param address the address in canonical form
 */
public record NodeFirstAddress(String node, String type, String address) {

  /** One value at a time. Fields: node, type, address. */
  public static final FactKind KIND = FactKind.single("k8s-node-first-address", "node", "type");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("type", type).with("address", address).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeFirstAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeFirstAddress(
        Fields.text(fact, "node"), Fields.text(fact, "type"), Fields.text(fact, "address"));
  }
}
