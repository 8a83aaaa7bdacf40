package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The version of BIRD as it greets whoever asks.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param version the version, such as {@code 2.0.12} or {@code v0.3.3+birdv1.6.8}
 */
public record BirdVersion(String daemon, String version) {

  /** One value at a time. Fields: daemon, version. */
  public static final FactKind KIND = FactKind.single("bird-version", "daemon");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("daemon", daemon).with("version", version).fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdVersion of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdVersion(Fields.text(fact, "daemon"), Fields.text(fact, "version"));
  }
}
