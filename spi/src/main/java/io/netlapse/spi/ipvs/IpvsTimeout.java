package io.netlapse.spi.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How long IPVS keeps an idle connection ({@code ipvsadm --set}).
 *
 * @param state {@code tcp}, {@code tcpfin} or {@code udp}
 * @param seconds 0 or more
 */
public record IpvsTimeout(String state, int seconds) {

  /** One value a state. Fields: state, seconds. */
  public static final FactKind KIND = FactKind.single("ipvs-timeout", "state");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("state", state).with("seconds", seconds).fact(KIND);
  }

  /** Reads the canonical form. */
  public static IpvsTimeout of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new IpvsTimeout(Fields.text(fact, "state"), Fields.number(fact, "seconds"));
  }
}
