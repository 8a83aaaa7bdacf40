package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * Another name of a device (ip-link(8), {@code property add}).
 *
 * @param dev the device
 * @param name the other name
 */
public record LinkAltname(String dev, String name) {

  /** {@code dev name}. */
  public static final FactKind KIND = FactKind.multi("link-altname", "dev", "name");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkAltname of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkAltname(required(fact, "dev"), required(fact, "name"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("name", name).of(KIND);
  }
}
