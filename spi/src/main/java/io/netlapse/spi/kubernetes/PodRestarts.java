package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How often containers of a pod were started anew, added up as {@code kubectl get} does.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param restarts how often
 */
public record PodRestarts(String namespace, String pod, int restarts) {

  /** One value at a time. Fields: namespace, pod, restarts. */
  public static final FactKind KIND = FactKind.single("k8s-pod-restarts", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("restarts", restarts)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodRestarts of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodRestarts(
        Fields.text(fact, "namespace"), Fields.text(fact, "pod"), Fields.number(fact, "restarts"));
  }
}
