package io.netlapse.spi.ethtool;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a device (ethtool(8), {@code ethtool -i}).
 *
 * @param dev the device
 * @param driver its name
 * @param version its version, of most the kernel's; null for none
 * @param firmware the version of the device's firmware; null for none
 * @param bus where the device is on its bus; null for none
 */
public record DeviceDriver(
    String dev,
    String driver,
    @Nullable String version,
    @Nullable String firmware,
    @Nullable String bus) {

  /** {@code dev driver version firmware bus}. */
  public static final FactKind KIND = FactKind.single("device-driver", "dev");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static DeviceDriver of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new DeviceDriver(
        Fields.text(fact, "dev"),
        Fields.text(fact, "driver"),
        Fields.textOrNull(fact, "version"),
        Fields.textOrNull(fact, "firmware"),
        Fields.textOrNull(fact, "bus"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("dev", dev)
        .with("driver", driver)
        .with("version", version)
        .with("firmware", firmware)
        .with("bus", bus)
        .fact(KIND);
  }
}
