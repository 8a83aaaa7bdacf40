package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * What a file of /sys/class/net says of a device (Documentation/ABI/testing/sysfs-class-net of the
 * kernel), apart from its MTU, which is a {@link LinkMtu}, and its counters.
 *
 * @param dev the device
 * @param name the file below the device, as {@code operstate} or {@code bridge/stp_state}
 * @param value what the file says
 */
public record LinkAttribute(String dev, String name, String value) {

  /** {@code dev name value}. */
  public static final FactKind KIND = FactKind.single("link-attribute", "dev", "name");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkAttribute of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new LinkAttribute(
        Fields.text(fact, "dev"), Fields.text(fact, "name"), Fields.text(fact, "value"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields().with("dev", dev).with("name", name).with("value", value).fact(KIND);
  }
}
