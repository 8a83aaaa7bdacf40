package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;

/**
 * What packets to a real server are wrapped in. One of plain IP in IP, which is what a tunnel is
 * made with, has no such fact; most listings hide it.
 *
 * @param service of which virtual server
 * @param server its address
 * @param serverPort its port, 0 for that of the packet
 * @param tunnel as {@code ipvsadm --tun-info} tells it: {@code gue:6080:-c}, {@code gre:+c}
 */
public record IpvsTunnel(IpvsService service, IpAddress server, int serverPort, String tunnel) {

  /**
   * One value a real server. Fields: protocol, family, address, port, fwmark, server, server-port,
   * tunnel.
   */
  public static final FactKind KIND =
      FactKind.single(
          "ipvs-tunnel",
          "protocol",
          "family",
          "address",
          "port",
          "fwmark",
          "server",
          "server-port");

  /** The canonical form. */
  public Fact toFact() {
    return service
        .fields()
        .with("server", server)
        .with("server-port", serverPort)
        .with("tunnel", tunnel)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsTunnel of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsTunnel(
        IpvsService.of(fact),
        Fields.address(fact, "server"),
        Fields.number(fact, "server-port"),
        Fields.text(fact, "tunnel"));
  }
}
