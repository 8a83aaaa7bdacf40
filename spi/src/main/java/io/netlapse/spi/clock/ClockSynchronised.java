package io.netlapse.spi.clock;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Whether a witness says that the clock follows a source.
 *
 * @param witness {@code kernel} (adjtimex(2), by timedatectl(1)), {@code chrony}, {@code ntp}
 * @param synchronised whether it does
 */
public record ClockSynchronised(String witness, boolean synchronised) {

  /** One value a witness. Fields: witness, synchronised. */
  public static final FactKind KIND = FactKind.single("clock-synchronised", "witness");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("witness", witness).with("synchronised", synchronised).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClockSynchronised of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClockSynchronised(
        Fields.text(fact, "witness"), Fields.text(fact, "synchronised").equals("true"));
  }
}
