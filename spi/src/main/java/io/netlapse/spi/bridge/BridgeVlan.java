package io.netlapse.spi.bridge;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.List;

/**
 * A VLAN that a port of a bridge carries, or the bridge itself (bridge(8), {@code bridge vlan}).
 *
 * @param dev the port or the bridge
 * @param vlan the VLAN id, 1 to 4094
 * @param flags {@code pvid} where frames without a tag belong to it, {@code untagged} where it
 *     leaves without a tag
 */
public record BridgeVlan(String dev, String vlan, List<String> flags) {

  /** {@code dev vlan flags}. */
  public static final FactKind KIND = FactKind.single("bridge-vlan", "dev", "vlan");

  /** Sorts the words. */
  public BridgeVlan {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static BridgeVlan of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BridgeVlan(
        Fields.text(fact, "dev"), Fields.text(fact, "vlan"), Fields.words(fact, "flags"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("dev", dev)
        .with("vlan", vlan)
        .with("flags", String.join(",", flags))
        .fact(KIND);
  }
}
