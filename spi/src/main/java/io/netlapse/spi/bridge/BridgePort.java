package io.netlapse.spi.bridge;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A port of a bridge as {@code bridge link} tells it (bridge(8)). What else it is set to, {@code ip
 * -d link} tells as a {@link io.netlapse.spi.network.LinkDetail}; the state that spanning tree gave
 * it is left out.
 *
 * @param dev the port
 * @param master the bridge
 * @param priority its priority, 0 to 63
 * @param cost what a path through it costs, 1 to 65535
 */
public record BridgePort(String dev, String master, String priority, String cost) {

  /** {@code dev master priority cost}. */
  public static final FactKind KIND = FactKind.single("bridge-port", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static BridgePort of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BridgePort(
        Fields.text(fact, "dev"),
        Fields.text(fact, "master"),
        Fields.text(fact, "priority"),
        Fields.text(fact, "cost"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("dev", dev)
        .with("master", master)
        .with("priority", priority)
        .with("cost", cost)
        .fact(KIND);
  }
}
