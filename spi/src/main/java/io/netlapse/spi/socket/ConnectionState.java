package io.netlapse.spi.socket;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * That there is a connection between two addresses in a state, such as a BGP session. Of the two
 * ports the passing one is left out: the one of 32768 or more where the other is less. No listing
 * denies it.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param local on this side
 * @param localPort null for a passing one
 * @param peer on the other side
 * @param peerPort null for a passing one
 * @param state {@code established}, {@code syn-sent}, {@code time-wait} ... (tcp(7))
 */
public record ConnectionState(
    String protocol,
    IpAddress local,
    @Nullable Integer localPort,
    IpAddress peer,
    @Nullable Integer peerPort,
    String state) {

  /** Fields: protocol, local, local-port, peer, peer-port, state. */
  public static final FactKind KIND =
      FactKind.multi("connection-state", "protocol", "local", "local-port", "peer", "peer-port");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("protocol", protocol)
        .with("local", local)
        .with("local-port", localPort)
        .with("peer", peer)
        .with("peer-port", peerPort)
        .with("state", state)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ConnectionState of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ConnectionState(
        Fields.text(fact, "protocol"),
        Fields.address(fact, "local"),
        Fields.numberOrNull(fact, "local-port"),
        Fields.address(fact, "peer"),
        Fields.numberOrNull(fact, "peer-port"),
        Fields.text(fact, "state"));
  }
}
