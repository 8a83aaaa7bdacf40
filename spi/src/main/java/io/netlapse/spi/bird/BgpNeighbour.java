package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a BGP session of BIRD as it was configured, told by {@code show protocols all}.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param protocol the name of the protocol's instance, such as {@code Mesh_10_0_0_2}
 * @param address its address; a link-local one with its zone
 * @param asNumber its autonomous system; null where any may come
 * @param localAs the own one; null of BIRD 1.x, which does not tell
 */
public record BgpNeighbour(
    String daemon,
    String protocol,
    String address,
    @Nullable String asNumber,
    @Nullable String localAs) {

  /** One value at a time. Fields: daemon, protocol, address, as, local-as. */
  public static final FactKind KIND = FactKind.single("bgp-neighbour", "daemon", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("protocol", protocol)
        .with("address", address)
        .with("as", asNumber)
        .with("local-as", localAs)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BgpNeighbour of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BgpNeighbour(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "address"),
        Fields.textOrNull(fact, "as"),
        Fields.textOrNull(fact, "local-as"));
  }
}
