package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * What tells one IPVS service from another: protocol, address and port, or a firewall mark.
 *
 * @param protocol which sort
 * @param family of the address; for a firewall mark that of its real servers
 * @param address the address; null for a firewall mark
 * @param port the port, 0 for all; null for a firewall mark
 * @param fwmark the mark as an unsigned decimal number; null for an address
 */
public record IpvsService(
    Protocol protocol,
    IpFamily family,
    @Nullable IpAddress address,
    @Nullable Integer port,
    @Nullable Long fwmark) {

  /** What a service listens to, in the kernel's words. */
  public enum Protocol {
    /** TCP. */
    TCP,
    /** UDP. */
    UDP,
    /** SCTP. */
    SCTP,
    /** Packets with a firewall mark, of whatever protocol. */
    FWM
  }

  /** A service at an address. */
  public static IpvsService at(Protocol protocol, IpAddress address, int port) {
    return new IpvsService(protocol, address.family(), address, port, null);
  }

  /** A service for a firewall mark. */
  public static IpvsService marked(IpFamily family, long fwmark) {
    return new IpvsService(Protocol.FWM, family, null, null, fwmark);
  }

  Fields fields() {
    return new Fields()
        .with("protocol", protocol)
        .with("family", family.word())
        .with("address", address)
        .with("port", port)
        .with("fwmark", fwmark);
  }

  static IpvsService of(Fact fact) {
    return new IpvsService(
        Protocol.valueOf(Fields.text(fact, "protocol")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        fact.fields().containsKey("address") ? Fields.address(fact, "address") : null,
        Fields.numberOrNull(fact, "port"),
        Fields.longOrNull(fact, "fwmark"));
  }
}
