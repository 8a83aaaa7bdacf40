package io.netlapse.spi.clock;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Which source a daemon follows. Offsets, delays and the stratum are no part of it.
 *
 * @param witness {@code chrony} or {@code ntp}
 * @param source its address, or the name of a device such as {@code PPS}
 */
public record ClockSource(String witness, String source) {

  /** One value a witness. Fields: witness, source. */
  public static final FactKind KIND = FactKind.single("clock-source", "witness");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("witness", witness).with("source", source).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClockSource of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClockSource(Fields.text(fact, "witness"), Fields.text(fact, "source"));
  }
}
