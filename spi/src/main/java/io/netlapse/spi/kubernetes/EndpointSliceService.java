package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The Service that an EndpointSlice is of, its label {@code kubernetes.io/service-name}.
 *
 * @param namespace its namespace
 * @param slice its name
 * @param service the name of the Service
 */
public record EndpointSliceService(String namespace, String slice, String service) {

  /** One value at a time. Fields: namespace, slice, service. */
  public static final FactKind KIND =
      FactKind.single("k8s-endpoint-slice-service", "namespace", "slice");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("slice", slice)
        .with("service", service)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static EndpointSliceService of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new EndpointSliceService(
        Fields.text(fact, "namespace"), Fields.text(fact, "slice"), Fields.text(fact, "service"));
  }
}
