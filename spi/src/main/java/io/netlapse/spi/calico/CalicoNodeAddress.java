package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * An address of a node that Calico took over or found, {@code spec.addresses}.
 *
 * @param node its name
 * @param type {@code CalicoNodeIP}, {@code InternalIP}, {@code ExternalIP}
 * @param address the address, of {@code CalicoNodeIP} with the length of its network
 */
public record CalicoNodeAddress(String node, String type, String address) {

  /** Fields: node, type, address. */
  public static final FactKind KIND =
      FactKind.multi("calico-node-address", "node", "type", "address");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("type", type).with("address", address).fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoNodeAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoNodeAddress(
        Fields.text(fact, "node"), Fields.text(fact, "type"), Fields.text(fact, "address"));
  }
}
