package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;

/**
 * A group that a device listens to (ip-maddress(8)).
 *
 * @param dev the device
 * @param family {@code inet}, {@code inet6}, or {@code link} for a link-layer address
 * @param address the group's address
 * @param flags {@code static} where somebody added it by hand
 */
public record MulticastAddress(String dev, String family, String address, List<String> flags) {

  /** {@code dev family address flags}. */
  public static final FactKind KIND =
      FactKind.multi("multicast-address", "dev", "family", "address");

  /** Sorts the words. */
  public MulticastAddress {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static MulticastAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new MulticastAddress(
        Fields.text(fact, "dev"),
        Fields.text(fact, "family"),
        Fields.text(fact, "address"),
        Fields.words(fact, "flags"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("dev", dev)
        .with("family", family)
        .with("address", address)
        .with("flags", String.join(",", flags))
        .fact(KIND);
  }
}
