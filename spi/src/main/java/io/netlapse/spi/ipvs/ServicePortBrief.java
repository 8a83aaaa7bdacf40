package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A {@link io.netlapse.spi.kubernetes.ServicePort} of an output that does not tell how long a
 * client keeps its endpoint, but whether it does: {@code /proc/net/ip_vs} counts in ticks of
 * unknown length.
 *
 * @param form which output, such as {@code proc-net-ip-vs}: never compared with another
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param address what clients send to
 * @param port the port that clients send to, 1 to 65535
 * @param persistent whether a client keeps its endpoint
 * @param endpoints as in {@link io.netlapse.spi.kubernetes.ServicePort}
 */
public record ServicePortBrief(
    String form,
    String protocol,
    IpAddress address,
    int port,
    boolean persistent,
    SortedSet<String> endpoints) {

  /** Fields: form, family, protocol, address, port, persistent, endpoints. */
  public static final FactKind KIND =
      FactKind.multi("service-port-brief", "form", "family", "protocol", "address", "port");

  /** Copies the set. */
  public ServicePortBrief {
    endpoints = new TreeSet<>(endpoints);
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("family", address.family().word())
        .with("protocol", protocol)
        .with("address", address)
        .with("port", port)
        .with("persistent", persistent)
        .with("endpoints", String.join(",", endpoints))
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServicePortBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServicePortBrief(
        Fields.text(fact, "form"),
        Fields.text(fact, "protocol"),
        Fields.address(fact, "address"),
        Fields.number(fact, "port"),
        Fields.text(fact, "persistent").equals("true"),
        new TreeSet<>(Fields.words(fact, "endpoints")));
  }
}
