package io.netlapse.spi.config;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.system.LoggedTime;

/**
 * Since when a unit is in its state, as {@code systemctl status} tells it (systemctl(1)). Not the
 * start of its main process, which {@code systemctl show} tells.
 *
 * @param unit the unit's name with its suffix
 * @param active the state in systemd's word, {@code failed} for one
 * @param since when it came into it, by the node's clock as it went then
 */
public record UnitSince(String unit, String active, LoggedTime since) {

  /** One value a unit. Fields: unit, active, since. */
  public static final FactKind KIND = FactKind.single("unit-since", "unit");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("unit", unit).with("active", active).with("since", since).fact(KIND);
  }

  /** Reads the canonical form. */
  public static UnitSince of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new UnitSince(
        Fields.text(fact, "unit"),
        Fields.text(fact, "active"),
        LoggedTime.parse(Fields.text(fact, "since")));
  }
}
