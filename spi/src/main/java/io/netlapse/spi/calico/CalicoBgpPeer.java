package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A BGP peer that somebody configured (projectcalico.org/v3 BGPPeer). Of a password only that there
 * is one.
 *
 * @param name its name
 * @param address {@code peerIP}; null where a selector tells the peers
 * @param asNumber the autonomous system of the peer; null where a selector tells the peers
 * @param node the node that has it; null for no single one
 * @param nodeSelector the nodes that have it; null for none
 * @param peerSelector the nodes that are the peers; null for none
 * @param options its other settings, {@code name=value} sorted, joined by commas; null for none
 * @param password whether it has one
 */
public record CalicoBgpPeer(
    String name,
    @Nullable String address,
    @Nullable String asNumber,
    @Nullable String node,
    @Nullable String nodeSelector,
    @Nullable String peerSelector,
    @Nullable String options,
    boolean password) {

  /**
   * One value at a time. Fields: name, address, as, node, node-selector, peer-selector, options,
   * password.
   */
  public static final FactKind KIND = FactKind.single("calico-bgp-peer", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("address", address)
        .with("as", asNumber)
        .with("node", node)
        .with("node-selector", nodeSelector)
        .with("peer-selector", peerSelector)
        .with("options", options)
        .with("password", password)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoBgpPeer of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoBgpPeer(
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "address"),
        Fields.textOrNull(fact, "as"),
        Fields.textOrNull(fact, "node"),
        Fields.textOrNull(fact, "node-selector"),
        Fields.textOrNull(fact, "peer-selector"),
        Fields.textOrNull(fact, "options"),
        Boolean.parseBoolean(Fields.text(fact, "password")));
  }
}
