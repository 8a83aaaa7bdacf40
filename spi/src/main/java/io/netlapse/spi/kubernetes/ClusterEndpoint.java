package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Where a part of the cluster is to be found, as {@code kubectl cluster-info} tells.
 *
 * @param component such as {@code Kubernetes control plane} or {@code CoreDNS}
 * @param url its URL
 */
public record ClusterEndpoint(String component, String url) {

  /** One value at a time. Fields: component, url. */
  public static final FactKind KIND = FactKind.single("k8s-cluster-endpoint", "component");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("component", component).with("url", url).fact(KIND);
  }

  /** Reads the canonical form. */
  public static ClusterEndpoint of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ClusterEndpoint(Fields.text(fact, "component"), Fields.text(fact, "url"));
  }
}
