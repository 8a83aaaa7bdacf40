package io.netlapse.spi.bridge;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A bridge as {@code brctl show} tells it (brctl(8)).
 *
 * @param dev the bridge
 * @param id its priority and link-layer address, as {@code 8000.0200000000b0}
 * @param stp {@code yes} or {@code no}: whether it takes part in spanning tree
 */
public record Bridge(String dev, String id, String stp) {

  /** {@code dev id stp}. */
  public static final FactKind KIND = FactKind.single("bridge", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static Bridge of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Bridge(Fields.text(fact, "dev"), Fields.text(fact, "id"), Fields.text(fact, "stp"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields().with("dev", dev).with("id", id).with("stp", stp).fact(KIND);
  }
}
