package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * An EndpointSlice (discovery.k8s.io/v1).
 *
 * @param namespace its namespace
 * @param slice its name
 * @param addressType {@code IPv4}, {@code IPv6} or {@code FQDN}
 */
public record EndpointSlice(String namespace, String slice, String addressType) {

  /** One value at a time. Fields: namespace, slice, address-type. */
  public static final FactKind KIND = FactKind.single("k8s-endpoint-slice", "namespace", "slice");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("slice", slice)
        .with("address-type", addressType)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static EndpointSlice of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new EndpointSlice(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "slice"),
        Fields.text(fact, "address-type"));
  }
}
