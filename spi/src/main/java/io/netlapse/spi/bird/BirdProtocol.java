package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A protocol instance of BIRD (birdc {@code show protocols}), without the time since when.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param protocol the name of the protocol's instance, such as {@code Mesh_10_0_0_2}
 * @param type {@code BGP}, {@code Kernel}, {@code Device}, {@code Direct}, {@code Static}, {@code
 *     OSPF} and so on
 * @param table its table; null for several or none
 * @param state {@code up}, {@code start}, {@code down}, {@code stop}, {@code feed}, {@code flush},
 *     {@code wait}
 */
public record BirdProtocol(
    String daemon, String protocol, String type, @Nullable String table, String state) {

  /** One value at a time. Fields: daemon, protocol, type, table, state. */
  public static final FactKind KIND = FactKind.single("bird-protocol", "daemon", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("protocol", protocol)
        .with("type", type)
        .with("table", table)
        .with("state", state)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdProtocol of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdProtocol(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "type"),
        Fields.textOrNull(fact, "table"),
        Fields.text(fact, "state"));
  }
}
