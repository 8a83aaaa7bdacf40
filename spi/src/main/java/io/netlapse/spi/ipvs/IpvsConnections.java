package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * That a virtual server has connections in a state. Connections come and go at every look, so their
 * number is no part of it beyond its order of magnitude, and no listing denies it: it holds as of
 * when it was last listed. Through a filter the number is a lower bound.
 *
 * @param protocol {@code TCP}, {@code UDP}, {@code SCTP}, or {@code IP} for the template of a mark
 * @param service {@code 10.96.0.1:443}, {@code [fd00::a]:443}, or names as shown
 * @param state {@code ESTABLISHED SYN_RECV TIME_WAIT UDP ...}, of a persistence template {@code
 *     NONE}, {@code ASSURED}
 * @param atLeast 1, 10, 100, 1000, ...: the largest power of ten that there are
 */
public record IpvsConnections(String protocol, String service, String state, int atLeast) {

  /** Fields: protocol, service, state, at-least. */
  public static final FactKind KIND =
      FactKind.multi("ipvs-connections", "protocol", "service", "state");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("protocol", protocol)
        .with("service", service)
        .with("state", state)
        .with("at-least", atLeast)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsConnections of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsConnections(
        Fields.text(fact, "protocol"),
        Fields.text(fact, "service"),
        Fields.text(fact, "state"),
        Fields.number(fact, "at-least"));
  }
}
