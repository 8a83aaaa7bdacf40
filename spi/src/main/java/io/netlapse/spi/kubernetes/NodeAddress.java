package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * An address of a node as the API tells it, {@code status.addresses}. Only listings that show all
 * of them give this; a table gives {@link NodeFirstAddress}.
 *
 * @param node the name of its Node object
 * @param type {@code InternalIP}, {@code ExternalIP}, {@code Hostname}, {@code InternalDNS}, {@code
 *     ExternalDNS}
 * @param address the address in canonical form, or the name
 */
public record NodeAddress(String node, String type, String address) {

  /** Fields: node, type, address. */
  public static final FactKind KIND = FactKind.multi("k8s-node-address", "node", "type", "address");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("type", type).with("address", address).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeAddress(
        Fields.text(fact, "node"), Fields.text(fact, "type"), Fields.text(fact, "address"));
  }
}
