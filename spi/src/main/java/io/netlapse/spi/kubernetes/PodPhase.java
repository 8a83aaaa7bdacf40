package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The phase of a pod, {@code status.phase}.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param phase {@code Pending}, {@code Running}, {@code Succeeded}, {@code Failed} or {@code
 *     Unknown}
 */
public record PodPhase(String namespace, String pod, String phase) {

  /** One value at a time. Fields: namespace, pod, phase. */
  public static final FactKind KIND = FactKind.single("k8s-pod-phase", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("phase", phase)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodPhase of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodPhase(
        Fields.text(fact, "namespace"), Fields.text(fact, "pod"), Fields.text(fact, "phase"));
  }
}
