package io.netlapse.spi.bridge;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A link-layer address that a bridge knows, as {@code brctl showmacs} tells it (brctl(8)), which
 * says neither the name of the port nor the VLAN nor who made the entry. No scope covers it, since
 * a bridge forgets what it learned by itself.
 *
 * @param bridge the bridge; {@code unknown} where the command did not tell
 * @param lladdr the address
 * @param port the number of the port, from 1
 * @param local {@code yes} for the address of a port itself, else {@code no}
 */
public record BridgeMac(String bridge, String lladdr, String port, String local) {

  /** {@code bridge lladdr port local}. */
  public static final FactKind KIND = FactKind.single("bridge-mac", "bridge", "lladdr");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static BridgeMac of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BridgeMac(
        Fields.text(fact, "bridge"),
        Fields.text(fact, "lladdr"),
        Fields.text(fact, "port"),
        Fields.text(fact, "local"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("bridge", bridge)
        .with("lladdr", lladdr)
        .with("port", port)
        .with("local", local)
        .fact(KIND);
  }
}
