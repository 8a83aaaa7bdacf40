package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;

/**
 * An address of a pod, {@code status.podIPs}: at most one a family. Of a pod in the network of its
 * node it is the address of the node.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param address the address
 */
public record PodAddress(String namespace, String pod, IpAddress address) {

  /** One value at a time. Fields: namespace, pod, address, family. */
  public static final FactKind KIND =
      FactKind.single("k8s-pod-address", "namespace", "pod", "family");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("address", address)
        .with("family", address.family().word())
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodAddress of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodAddress(
        Fields.text(fact, "namespace"), Fields.text(fact, "pod"), Fields.address(fact, "address"));
  }
}
