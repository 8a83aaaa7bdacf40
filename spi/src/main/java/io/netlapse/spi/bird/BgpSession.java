package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Whether a BGP session of BIRD is established.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param protocol the name of the protocol's instance, such as {@code Mesh_10_0_0_2}
 * @param established whether it is
 */
public record BgpSession(String daemon, String protocol, boolean established) {

  /** One value at a time. Fields: daemon, protocol, established. */
  public static final FactKind KIND = FactKind.single("bgp-session", "daemon", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("protocol", protocol)
        .with("established", established)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BgpSession of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BgpSession(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "protocol"),
        Boolean.parseBoolean(Fields.text(fact, "established")));
  }
}
