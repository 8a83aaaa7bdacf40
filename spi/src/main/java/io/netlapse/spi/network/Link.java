package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * A device of the node, by the kind of link that it is on (ip-link(8)). What changes on its own has
 * a fact of its own: LinkState, LinkMtu, LinkAddress, LinkMaster, LinkQueue, LinkDetail.
 *
 * @param dev the device
 * @param type the link type by ARPHRD name: {@code ether loopback ipip sit gre none ...}
 */
public record Link(String dev, String type) {

  /** {@code dev type}. */
  public static final FactKind KIND = FactKind.single("link", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static Link of(Fact fact) {
    FactFields.require(fact, KIND);
    return new Link(required(fact, "dev"), required(fact, "type"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("type", type).of(KIND);
  }
}
