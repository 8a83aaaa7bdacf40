package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;

/**
 * How many connections a real server takes. One without limits, which is what it is made with, has
 * no such fact; most listings hide them.
 *
 * @param service of which virtual server
 * @param server its address
 * @param serverPort its port, 0 for that of the packet
 * @param upper no new connections from here on; 0 for no limit
 * @param lower new ones again below this; 0 for three quarters of the upper one
 */
public record IpvsThresholds(
    IpvsService service, IpAddress server, int serverPort, long upper, long lower) {

  /**
   * One value a real server. Fields: protocol, family, address, port, fwmark, server, server-port,
   * upper, lower.
   */
  public static final FactKind KIND =
      FactKind.single(
          "ipvs-thresholds",
          "protocol",
          "family",
          "address",
          "port",
          "fwmark",
          "server",
          "server-port");

  /** Whether there is anything to say. */
  public boolean isEmpty() {
    return upper == 0 && lower == 0;
  }

  /** The canonical form. */
  public Fact toFact() {
    return service
        .fields()
        .with("server", server)
        .with("server-port", serverPort)
        .with("upper", upper)
        .with("lower", lower)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsThresholds of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsThresholds(
        IpvsService.of(fact),
        Fields.address(fact, "server"),
        Fields.number(fact, "server-port"),
        Long.parseLong(Fields.text(fact, "upper")),
        Long.parseLong(Fields.text(fact, "lower")));
  }
}
