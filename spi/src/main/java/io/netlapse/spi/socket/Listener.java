package io.netlapse.spi.socket;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;

/**
 * A socket that waits for whoever comes: TCP in LISTEN, UDP without a peer. What every listing
 * shows of it; who holds it is {@link ListenerProgram}. Sockets that share address and port are
 * one.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param family {@code inet6} for one that takes both families too
 * @param address {@code 0.0.0.0} and {@code ::} for all
 * @param port 1 to 65535
 */
public record Listener(String protocol, IpFamily family, IpAddress address, int port) {

  /** Fields: protocol, family, address, port. */
  public static final FactKind KIND =
      FactKind.multi("listener", "protocol", "family", "address", "port");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("protocol", protocol)
        .with("family", family.word())
        .with("address", address)
        .with("port", port)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static Listener of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Listener(
        Fields.text(fact, "protocol"),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.address(fact, "address"),
        Fields.number(fact, "port"));
  }
}
