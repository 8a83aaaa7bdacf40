package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * When BIRD started and was last configured, in the words of its own clock and format.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param reboot last reboot
 * @param reconfiguration last reconfiguration
 */
public record BirdStart(String daemon, String reboot, String reconfiguration) {

  /** One value at a time. Fields: daemon, reboot, reconfiguration. */
  public static final FactKind KIND = FactKind.single("bird-start", "daemon");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("reboot", reboot)
        .with("reconfiguration", reconfiguration)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdStart of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdStart(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "reboot"),
        Fields.text(fact, "reconfiguration"));
  }
}
