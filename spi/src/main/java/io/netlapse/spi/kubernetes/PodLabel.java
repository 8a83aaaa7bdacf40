package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A label of a pod that names what it runs: {@code app}, {@code k8s-app}, {@code component}, {@code
 * tier}, {@code app.kubernetes.io/*}.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param label its name
 * @param value its value; null for the empty one
 */
public record PodLabel(String namespace, String pod, String label, @Nullable String value) {

  /** One value at a time. Fields: namespace, pod, label, value. */
  public static final FactKind KIND = FactKind.single("k8s-pod-label", "namespace", "pod", "label");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("label", label)
        .with("value", value)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodLabel of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodLabel(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "pod"),
        Fields.text(fact, "label"),
        Fields.textOrNull(fact, "value"));
  }
}
