package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * The largest packet that a device sends.
 *
 * @param dev the device
 * @param mtu bytes, a decimal number
 */
public record LinkMtu(String dev, String mtu) {

  /** {@code dev mtu}. */
  public static final FactKind KIND = FactKind.single("link-mtu", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkMtu of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkMtu(required(fact, "dev"), required(fact, "mtu"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("mtu", mtu).of(KIND);
  }
}
