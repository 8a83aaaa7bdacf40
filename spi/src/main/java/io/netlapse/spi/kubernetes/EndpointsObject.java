package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * An Endpoints object: that it is there, with or without addresses (core/v1 Endpoints).
 *
 * @param namespace its namespace
 * @param service its name
 */
public record EndpointsObject(String namespace, String service) {

  /** Fields: namespace, service. */
  public static final FactKind KIND = FactKind.multi("k8s-endpoints", "namespace", "service");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("namespace", namespace).with("service", service).fact(KIND);
  }

  /** Reads the canonical form. */
  public static EndpointsObject of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new EndpointsObject(Fields.text(fact, "namespace"), Fields.text(fact, "service"));
  }
}
