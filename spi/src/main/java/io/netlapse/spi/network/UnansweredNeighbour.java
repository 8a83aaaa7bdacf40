package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * A gateway of pods that was asked for on a link and did not answer: an entry of the kernel's that
 * failed (ip-neighbour(8)), or questions in a capture with no answer. Only of {@linkplain
 * #isPodGateway the gateways} that routing plug-ins give each pod, which answer always while the
 * link is in one piece; that any other address does not answer says only that nobody has it.
 *
 * @param dev the device on which it was asked for
 * @param address the gateway
 */
public record UnansweredNeighbour(String dev, IpAddress address) {

  /** {@code family dev address}. */
  public static final FactKind KIND =
      FactKind.single("neighbour-unanswered", "family", "dev", "address");

  /**
   * Whether an address is the gateway that Calico and the AWS CNI give each pod of IPv4, or Calico
   * one of IPv6.
   */
  public static boolean isPodGateway(IpAddress address) {
    return address.text().equals("169.254.1.1")
        || address.text().equals("fe80::ecee:eeff:feee:eeee");
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field
   */
  public static UnansweredNeighbour of(Fact fact) {
    FactFields.require(fact, KIND);
    return new UnansweredNeighbour(required(fact, "dev"), FactFields.address(fact, "address"));
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
