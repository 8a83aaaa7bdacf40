package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Which endpoints serve clients from outside, of an output that tells no more of how a Service
 * spreads them ({@code kubectl describe service}).
 *
 * @param namespace the Service's namespace
 * @param service its name
 * @param external {@code spec.externalTrafficPolicy}, {@code Cluster} or {@code Local}
 */
public record ServicePolicyBrief(String namespace, String service, String external) {

  /** One value at a time. Fields: namespace, service, external. */
  public static final FactKind KIND =
      FactKind.single("k8s-service-policy-brief", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("external", external)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServicePolicyBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServicePolicyBrief(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "external"));
  }
}
