package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * Whether a pod is in the network namespace of its node, {@code spec.hostNetwork}.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param hostNetwork whether it is
 */
public record PodNetwork(String namespace, String pod, boolean hostNetwork) {

  /** One value at a time. Fields: namespace, pod, host-network. */
  public static final FactKind KIND = FactKind.single("k8s-pod-network", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("host-network", hostNetwork)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodNetwork of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodNetwork(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "pod"),
        Boolean.parseBoolean(Fields.text(fact, "host-network")));
  }
}
