package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How often systemd itself restarted a unit since somebody last started it: {@code NRestarts}
 * (org.freedesktop.systemd1(5), from systemd 235 on).
 *
 * @param unit the unit's name with its suffix
 * @param count how often, from 0
 */
public record UnitRestarts(String unit, int count) {

  /** One value a unit. Fields: unit, count. */
  public static final FactKind KIND = FactKind.single("unit-restarts", "unit");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("unit", unit).with("count", count).fact(KIND);
  }

  /** Reads the canonical form. */
  public static UnitRestarts of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new UnitRestarts(Fields.text(fact, "unit"), Fields.number(fact, "count"));
  }
}
