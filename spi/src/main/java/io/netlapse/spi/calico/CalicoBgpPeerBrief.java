package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A BGP peer in a table of {@code calicoctl get bgppeer}.
 *
 * @param name its name
 * @param address column PEERIP; null for none
 * @param node column NODE: a name, a selector, {@code all()} or {@code (global)}
 * @param asNumber column ASN; null for none
 */
public record CalicoBgpPeerBrief(
    String name, @Nullable String address, String node, @Nullable String asNumber) {

  /** One value at a time. Fields: name, address, node, as. */
  public static final FactKind KIND = FactKind.single("calico-bgp-peer-brief", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("address", address)
        .with("node", node)
        .with("as", asNumber)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoBgpPeerBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoBgpPeerBrief(
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "address"),
        Fields.text(fact, "node"),
        Fields.textOrNull(fact, "as"));
  }
}
