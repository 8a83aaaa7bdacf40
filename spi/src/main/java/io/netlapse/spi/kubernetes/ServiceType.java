package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A Service and its type (Kubernetes API, core/v1 Service).
 *
 * @param namespace its namespace
 * @param service its name
 * @param type {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}
 * @param headless whether its cluster address is {@code None}
 */
public record ServiceType(String namespace, String service, String type, boolean headless) {

  /** One value at a time. Fields: namespace, service, type, headless. */
  public static final FactKind KIND = FactKind.single("k8s-service", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("type", type)
        .with("headless", headless)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceType of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceType(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "type"),
        Boolean.parseBoolean(Fields.text(fact, "headless")));
  }
}
