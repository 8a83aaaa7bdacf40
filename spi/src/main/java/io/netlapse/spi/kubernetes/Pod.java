package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A pod: that it is there.
 *
 * @param namespace its namespace
 * @param pod its name
 */
public record Pod(String namespace, String pod) {

  /** Fields: namespace, pod. */
  public static final FactKind KIND = FactKind.multi("k8s-pod", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("namespace", namespace).with("pod", pod).fact(KIND);
  }

  /** Reads the canonical form. */
  public static Pod of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Pod(Fields.text(fact, "namespace"), Fields.text(fact, "pod"));
  }
}
