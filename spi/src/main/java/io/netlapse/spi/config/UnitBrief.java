package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The one word that {@code systemctl is-active} and its like say of a unit (systemctl(1)).
 *
 * @param unit the unit's name with its suffix
 * @param form which question it answers: {@code is-active}, {@code is-enabled}, {@code is-failed}
 * @param state the answer
 */
public record UnitBrief(String unit, String form, String state) {

  /** One value a unit and question. Fields: unit, form, state. */
  public static final FactKind KIND = FactKind.single("unit-brief", "unit", "form");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("unit", unit).with("form", form).with("state", state).fact(KIND);
  }

  /** Reads the canonical form. */
  public static UnitBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new UnitBrief(
        Fields.text(fact, "unit"), Fields.text(fact, "form"), Fields.text(fact, "state"));
  }
}
