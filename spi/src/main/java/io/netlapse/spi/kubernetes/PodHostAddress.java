package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The address of the node that a pod runs on, {@code status.hostIP}.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param address the address in canonical form
 */
public record PodHostAddress(String namespace, String pod, String address) {

  /** One value at a time. Fields: namespace, pod, address. */
  public static final FactKind KIND = FactKind.single("k8s-pod-host-address", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("address", address)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodHostAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodHostAddress(
        Fields.text(fact, "namespace"), Fields.text(fact, "pod"), Fields.text(fact, "address"));
  }
}
