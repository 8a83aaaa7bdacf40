package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A namespace and its phase.
 *
 * @param namespace its name
 * @param phase {@code Active} or {@code Terminating}
 */
public record Namespace(String namespace, String phase) {

  /** One value at a time. Fields: namespace, phase. */
  public static final FactKind KIND = FactKind.single("k8s-namespace", "namespace");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("namespace", namespace).with("phase", phase).fact(KIND);
  }

  /** Reads the canonical form. */
  public static Namespace of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Namespace(Fields.text(fact, "namespace"), Fields.text(fact, "phase"));
  }
}
