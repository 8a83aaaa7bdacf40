package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * An address as {@code ip -br address} tells it: without scope, flags, label and broadcast, which
 * are unknown and not default. Never compared with an {@link Address}.
 *
 * @param dev the device
 * @param address the address with its length
 */
public record AddressBrief(String dev, IpPrefix address) {

  /** {@code family dev address}. */
  public static final FactKind KIND = FactKind.multi("address-brief", "family", "dev", "address");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field
   */
  public static AddressBrief of(Fact fact) {
    FactFields.require(fact, KIND);
    return new AddressBrief(required(fact, "dev"), FactFields.prefix(fact, "address"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", address.family().word())
        .put("dev", dev)
        .put("address", address.text())
        .of(KIND);
  }
}
