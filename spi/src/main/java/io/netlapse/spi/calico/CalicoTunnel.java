package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The address of a tunnel device of a node.
 *
 * @param node its name
 * @param type {@code ipip}, {@code vxlan}, {@code vxlan6}, {@code wireguard}, {@code wireguard6}
 * @param address the address
 * @param mac the link-layer address; null where not told
 */
public record CalicoTunnel(String node, String type, String address, @Nullable String mac) {

  /** One value at a time. Fields: node, type, address, mac. */
  public static final FactKind KIND = FactKind.single("calico-tunnel", "node", "type");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("type", type)
        .with("address", address)
        .with("mac", mac)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoTunnel of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoTunnel(
        Fields.text(fact, "node"),
        Fields.text(fact, "type"),
        Fields.text(fact, "address"),
        Fields.textOrNull(fact, "mac"));
  }
}
