package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;

/**
 * A cluster address of a Service, {@code spec.clusterIPs}: at most one a family.
 *
 * @param namespace its namespace
 * @param service its name
 * @param address the address
 */
public record ServiceClusterAddress(String namespace, String service, IpAddress address) {

  /** One value at a time. Fields: namespace, service, address, family. */
  public static final FactKind KIND =
      FactKind.single("k8s-service-cluster-address", "namespace", "service", "family");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("service", service)
        .with("address", address)
        .with("family", address.family().word())
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServiceClusterAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ServiceClusterAddress(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "service"),
        Fields.address(fact, "address"));
  }
}
