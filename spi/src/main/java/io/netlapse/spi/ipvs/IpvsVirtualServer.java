package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * An IPVS virtual server: what every dialect shows of it. The rest is {@link IpvsOptions}.
 *
 * @param service what it answers to
 * @param scheduler {@code rr}, {@code wlc}, {@code sh} and so on (ipvsadm(8))
 * @param persistent whether a client keeps its real server
 */
public record IpvsVirtualServer(IpvsService service, String scheduler, boolean persistent) {

  /** Fields: protocol, family, address, port, fwmark, scheduler, flags ({@code persistent}). */
  public static final FactKind KIND =
      FactKind.multi("ipvs-virtual-server", "protocol", "family", "address", "port", "fwmark");

  /** The canonical form. */
  public Fact toFact() {
    return service
        .fields()
        .with("scheduler", scheduler)
        .with("flags", persistent ? "persistent" : null)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsVirtualServer of(Fact fact) {
    return fact.view(IpvsVirtualServer.class, IpvsVirtualServer::read);
  }

  private static IpvsVirtualServer read(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsVirtualServer(
        IpvsService.of(fact),
        Fields.text(fact, "scheduler"),
        fact.field("flags", "").equals("persistent"));
  }
}
