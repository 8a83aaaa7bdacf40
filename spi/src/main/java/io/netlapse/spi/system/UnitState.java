package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What systemd says of a unit that it knows (org.freedesktop.systemd1(5)). A unit that is not there
 * has no such fact.
 *
 * @param unit the unit's name with its suffix, such as {@code kubelet.service}
 * @param load {@code loaded}, {@code masked}, {@code bad-setting} and so on
 * @param active {@code failed}, {@code activating}, {@code deactivating}, or active or not
 * @param sub the state in the words of the unit's type: {@code running}, {@code dead}, {@code
 *     auto-restart}
 * @param enabled {@code enabled}, {@code disabled}, {@code static} and so on; null where the unit
 *     has no unit file
 */
public record UnitState(
    String unit, String load, String active, String sub, @Nullable String enabled) {

  /** One value a unit. Fields: unit, load, active, sub, enabled. */
  public static final FactKind KIND = FactKind.single("unit", "unit");

  private static final Set<String> UP = Set.of("active", "reloading", "refreshing", "activating");

  /** Whether it runs or is about to: a unit that waits to be restarted has not been stopped. */
  public boolean isUp() {
    return UP.contains(active);
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("unit", unit)
        .with("load", load)
        .with("active", active)
        .with("sub", sub)
        .with("enabled", enabled)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static UnitState of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new UnitState(
        Fields.text(fact, "unit"),
        Fields.text(fact, "load"),
        Fields.text(fact, "active"),
        Fields.text(fact, "sub"),
        Fields.textOrNull(fact, "enabled"));
  }
}
