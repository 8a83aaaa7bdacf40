package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * What {@code show status} tells of BIRD that does not run on.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param routerId four decimal numbers
 * @param state the last line, such as {@code Daemon is up and running}
 */
public record BirdStatus(String daemon, String routerId, String state) {

  /** One value at a time. Fields: daemon, router-id, state. */
  public static final FactKind KIND = FactKind.single("bird-status", "daemon");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("router-id", routerId)
        .with("state", state)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdStatus of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdStatus(
        Fields.text(fact, "daemon"), Fields.text(fact, "router-id"), Fields.text(fact, "state"));
  }
}
