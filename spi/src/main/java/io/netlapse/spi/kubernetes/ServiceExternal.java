package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * An address or name of a Service for clients outside of the cluster.
 *
 * @param namespace its namespace
 * @param service its name
 * @param kind {@code external} ({@code spec.externalIPs}), {@code load-balancer} ({@code
 *     status.loadBalancer.ingress}) or {@code name} ({@code spec.externalName})
 * @param address the address in canonical form, or the name
 */
public record ServiceExternal(String namespace, String service, String kind, String address) {

  /** Fields: namespace, service, kind, address. */
  public static final FactKind KIND =
      FactKind.multi("k8s-service-external", "namespace", "service", "kind", "address");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("kind", kind)
        .with("address", address)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceExternal of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceExternal(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.text(fact, "kind"),
        Fields.text(fact, "address"));
  }
}
