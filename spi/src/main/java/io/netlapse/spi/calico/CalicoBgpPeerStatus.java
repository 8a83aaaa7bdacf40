package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A BGP session of the node that was asked, as {@code calicoctl node status} tells it, without the
 * time since when.
 *
 * @param peer the address of the peer, with its port where that is told
 * @param type {@code node-to-node mesh}, {@code node specific}, {@code global}
 * @param state the state of BIRD's protocol: {@code up}, {@code start}, {@code down} and so on
 * @param established whether routes may flow
 */
public record CalicoBgpPeerStatus(String peer, String type, String state, boolean established) {

  /** One value at a time. Fields: peer, type, state, established. */
  public static final FactKind KIND = FactKind.single("calico-bgp-session", "peer");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("peer", peer)
        .with("type", type)
        .with("state", state)
        .with("established", established)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoBgpPeerStatus of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoBgpPeerStatus(
        Fields.text(fact, "peer"),
        Fields.text(fact, "type"),
        Fields.text(fact, "state"),
        Boolean.parseBoolean(Fields.text(fact, "established")));
  }
}
