package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;

/**
 * Which link-layer addresses answered for an address while somebody listened or asked (arping(8),
 * tcpdump(8)). It says nothing of what answers at another time.
 *
 * @param dev the device on which the answers were seen; empty where nobody told it
 * @param address the address that was asked for
 * @param lladdrs the link-layer addresses that answered, sorted
 * @param inTurns whether one answered again after another one had: an address that only moved does
 *     not
 */
public record AddressAnswers(String dev, IpAddress address, List<String> lladdrs, boolean inTurns) {

  /** {@code dev address in-turns lladdrs}. */
  public static final FactKind KIND = FactKind.single("address-answers", "dev", "address");

  /** Keeps what nobody can change. */
  public AddressAnswers {
    lladdrs = lladdrs.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field
   */
  public static AddressAnswers of(Fact fact) {
    FactFields.require(fact, KIND);
    return new AddressAnswers(
        fact.field("dev", ""),
        FactFields.address(fact, "address"),
        List.of(required(fact, "lladdrs").split(",", -1)),
        fact.field("in-turns").isPresent());
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("dev", dev.isEmpty() ? null : dev)
        .put("address", address.text())
        .put("lladdrs", lladdrs)
        .put("in-turns", inTurns ? "true" : null)
        .of(KIND);
  }
}
