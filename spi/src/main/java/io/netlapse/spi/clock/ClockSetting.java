package io.netlapse.spi.clock;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How a node keeps its time (timedatectl(1)).
 *
 * @param name {@code time-zone}, {@code rtc-in-local-zone}, {@code ntp-service}
 * @param value a zone such as {@code Europe/Berlin}; {@code yes} or {@code no}; of the service
 *     {@code active}, {@code inactive}
 */
public record ClockSetting(String name, String value) {

  /** One value a name. Fields: name, value. */
  public static final FactKind KIND = FactKind.single("clock-setting", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("name", name).with("value", value).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClockSetting of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClockSetting(Fields.text(fact, "name"), Fields.text(fact, "value"));
  }
}
