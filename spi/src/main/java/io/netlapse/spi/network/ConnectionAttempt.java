package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * The first packet of a TCP connection, as it was seen on a device (tcpdump(8)): who calls whom, by
 * the addresses that it had there. Whether it was answered is not told.
 *
 * @param dev the device on which it was seen
 * @param source who calls
 * @param destination who is called
 * @param port the port that is called, as printed
 */
public record ConnectionAttempt(String dev, IpAddress source, IpAddress destination, String port) {

  /** {@code dev source destination port}. */
  public static final FactKind KIND =
      FactKind.single("connection-attempt", "dev", "source", "destination", "port");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field
   */
  public static ConnectionAttempt of(Fact fact) {
    FactFields.require(fact, KIND);
    return new ConnectionAttempt(
        required(fact, "dev"),
        FactFields.address(fact, "source"),
        FactFields.address(fact, "destination"),
        required(fact, "port"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("dev", dev)
        .put("source", source.text())
        .put("destination", destination.text())
        .put("port", port)
        .of(KIND);
  }
}
