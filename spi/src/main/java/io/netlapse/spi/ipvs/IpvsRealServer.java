package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;

/**
 * An IPVS real server: where a virtual server sends packets. How many connections it has is no part
 * of it, and neither is the kind of a tunnel, which most listings hide.
 *
 * @param service of which virtual server
 * @param server its address
 * @param serverPort its port, 0 for that of the packet
 * @param forward {@code masq}, {@code route}, {@code tunnel}, {@code local} or {@code bypass}
 * @param weight its share; 0 for one that gets no new connections (a drain)
 */
public record IpvsRealServer(
    IpvsService service, IpAddress server, int serverPort, String forward, int weight) {

  /** Fields: protocol, family, address, port, fwmark, server, server-port, forward, weight. */
  public static final FactKind KIND =
      FactKind.multi(
          "ipvs-real-server",
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
        .with("forward", forward)
        .with("weight", weight)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsRealServer of(Fact fact) {
    return fact.view(IpvsRealServer.class, IpvsRealServer::read);
  }

  private static IpvsRealServer read(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsRealServer(
        IpvsService.of(fact),
        Fields.address(fact, "server"),
        Fields.number(fact, "server-port"),
        Fields.text(fact, "forward"),
        Fields.number(fact, "weight"));
  }
}
