package io.netlapse.spi.ethtool;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A feature of a device that moves work from the kernel to the device, or gathers it (ethtool(8),
 * {@code ethtool -k}).
 *
 * @param dev the device
 * @param feature its name, as {@code tx-checksum-ip-generic}
 * @param value {@code on} or {@code off}
 * @param note {@code fixed} where nobody can change it, {@code requested on} or {@code requested
 *     off} where it was asked for otherwise, {@code not requested}; null for none
 */
public record Offload(String dev, String feature, String value, @Nullable String note) {

  /** {@code dev feature value note}. */
  public static final FactKind KIND = FactKind.single("offload", "dev", "feature");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static Offload of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Offload(
        Fields.text(fact, "dev"),
        Fields.text(fact, "feature"),
        Fields.text(fact, "value"),
        Fields.textOrNull(fact, "note"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("dev", dev)
        .with("feature", feature)
        .with("value", value)
        .with("note", note)
        .fact(KIND);
  }
}
