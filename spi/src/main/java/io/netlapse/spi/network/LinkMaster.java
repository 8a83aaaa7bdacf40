package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * The device that a device is a port of: a bridge, a bond, a VRF.
 *
 * @param dev the device
 * @param master the master's name
 */
public record LinkMaster(String dev, String master) {

  /** {@code dev master}. */
  public static final FactKind KIND = FactKind.single("link-master", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkMaster of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkMaster(required(fact, "dev"), required(fact, "master"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("master", master).of(KIND);
  }
}
