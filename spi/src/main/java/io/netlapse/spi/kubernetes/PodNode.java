package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The node that a pod was put on, {@code spec.nodeName}.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param node its name
 */
public record PodNode(String namespace, String pod, String node) {

  /** One value at a time. Fields: namespace, pod, node. */
  public static final FactKind KIND = FactKind.single("k8s-pod-node", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("namespace", namespace).with("pod", pod).with("node", node).fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodNode of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodNode(
        Fields.text(fact, "namespace"), Fields.text(fact, "pod"), Fields.text(fact, "node"));
  }
}
