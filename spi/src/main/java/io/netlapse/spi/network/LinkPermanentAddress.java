package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * The hardware address that a device was made with, told only where its address is another one, as
 * of a bond's ports. A fact of its own, since many versions of {@code ip} never tell it.
 *
 * @param dev the device
 * @param permaddr the link-layer address
 */
public record LinkPermanentAddress(String dev, String permaddr) {

  /** {@code dev permaddr}. */
  public static final FactKind KIND = FactKind.single("link-permaddr", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkPermanentAddress of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkPermanentAddress(required(fact, "dev"), required(fact, "permaddr"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("permaddr", permaddr).of(KIND);
  }
}
