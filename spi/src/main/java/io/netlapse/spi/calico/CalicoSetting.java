package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * One setting of a configuration of Calico (projectcalico.org/v3 FelixConfiguration,
 * BGPConfiguration), as it was set; what is not set has a default that depends on the version.
 *
 * @param kind {@code felix} or {@code bgp}
 * @param name its name
 * @param setting the member of {@code spec}
 * @param value its value; a list joined by commas, an object as {@code name=value}
 */
public record CalicoSetting(String kind, String name, String setting, String value) {

  /** One value at a time. Fields: kind, name, setting, value. */
  public static final FactKind KIND = FactKind.single("calico-setting", "kind", "name", "setting");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("kind", kind)
        .with("name", name)
        .with("setting", setting)
        .with("value", value)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoSetting of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoSetting(
        Fields.text(fact, "kind"),
        Fields.text(fact, "name"),
        Fields.text(fact, "setting"),
        Fields.text(fact, "value"));
  }
}
