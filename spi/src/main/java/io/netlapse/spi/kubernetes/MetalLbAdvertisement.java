package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How MetalLB announces addresses: an L2Advertisement or BGPAdvertisement.
 *
 * @param type {@code l2} or {@code bgp}
 * @param name its name
 * @param pools its pools sorted, joined by commas; null for all
 * @param options its other settings, {@code name=value} sorted, joined by commas; null for none
 */
public record MetalLbAdvertisement(
    String type, String name, @Nullable String pools, @Nullable String options) {

  /** One value at a time. Fields: type, name, pools, options. */
  public static final FactKind KIND = FactKind.single("metallb-advertisement", "type", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("type", type)
        .with("name", name)
        .with("pools", pools)
        .with("options", options)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static MetalLbAdvertisement of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new MetalLbAdvertisement(
        Fields.text(fact, "type"),
        Fields.text(fact, "name"),
        Fields.textOrNull(fact, "pools"),
        Fields.textOrNull(fact, "options"));
  }
}
