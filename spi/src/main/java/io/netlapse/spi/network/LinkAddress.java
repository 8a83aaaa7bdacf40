package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * The link-layer addresses of a device.
 *
 * @param dev the device
 * @param address its own: a MAC address of an Ethernet device, an IP address of a tunnel
 * @param broadcast the broadcast address, or the peer's of a point-to-point device; null for none
 */
public record LinkAddress(String dev, String address, @Nullable String broadcast) {

  /** {@code dev address broadcast}. */
  public static final FactKind KIND = FactKind.single("link-address", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkAddress of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkAddress(
        required(fact, "dev"), required(fact, "address"), optional(fact, "broadcast"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("dev", dev)
        .put("address", address)
        .put("broadcast", broadcast)
        .of(KIND);
  }
}
