package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that MetalLB gives to Services: an IPAddressPool, or an entry of its old ConfigMap.
 *
 * @param name its name
 * @param addresses prefixes and ranges as written, sorted, joined by commas
 * @param autoAssign whether a Service gets one unasked
 * @param avoidBuggy whether .0 and .255 are left out
 * @param protocol {@code layer2} or {@code bgp} of the old ConfigMap; null of an IPAddressPool
 */
public record MetalLbPool(
    String name,
    String addresses,
    boolean autoAssign,
    boolean avoidBuggy,
    @Nullable String protocol) {

  /** One value at a time. Fields: name, addresses, auto-assign, avoid-buggy, protocol. */
  public static final FactKind KIND = FactKind.single("metallb-pool", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("name", name)
        .with("addresses", addresses)
        .with("auto-assign", autoAssign)
        .with("avoid-buggy", avoidBuggy)
        .with("protocol", protocol)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static MetalLbPool of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new MetalLbPool(
        Fields.text(fact, "name"),
        Fields.text(fact, "addresses"),
        Boolean.parseBoolean(Fields.text(fact, "auto-assign")),
        Boolean.parseBoolean(Fields.text(fact, "avoid-buggy")),
        Fields.textOrNull(fact, "protocol"));
  }
}
