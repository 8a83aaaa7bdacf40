package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A BGP peer of MetalLB: a BGPPeer, or an entry of its old ConfigMap. Never its password.
 *
 * @param name its name; of the old ConfigMap the address
 * @param address the address of the peer
 * @param localAs the own autonomous system
 * @param peerAs that of the peer
 * @param options its other settings, {@code name=value} sorted, joined by commas; null for none
 */
public record MetalLbPeer(
    String name, String address, String localAs, String peerAs, @Nullable String options) {

  /** One value at a time. Fields: name, address, local-as, peer-as, options. */
  public static final FactKind KIND = FactKind.single("metallb-peer", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("address", address)
        .with("local-as", localAs)
        .with("peer-as", peerAs)
        .with("options", options)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static MetalLbPeer of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new MetalLbPeer(
        Fields.text(fact, "name"),
        Fields.text(fact, "address"),
        Fields.text(fact, "local-as"),
        Fields.text(fact, "peer-as"),
        Fields.textOrNull(fact, "options"));
  }
}
