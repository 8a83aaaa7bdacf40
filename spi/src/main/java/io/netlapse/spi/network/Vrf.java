package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * A virtual routing and forwarding domain as {@code ip vrf show} tells it (ip-vrf(8)).
 *
 * @param dev its device
 * @param table the routing table that what belongs to it uses, by name or number
 */
public record Vrf(String dev, String table) {

  /** {@code dev table}. */
  public static final FactKind KIND = FactKind.single("vrf", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static Vrf of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Vrf(Fields.text(fact, "dev"), Fields.text(fact, "table"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields().with("dev", dev).with("table", table).fact(KIND);
  }
}
