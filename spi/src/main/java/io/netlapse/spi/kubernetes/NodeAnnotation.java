package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An annotation of a node by which network plug-ins talk to each other (flannel, Calico, Cilium,
 * kube-router, OVN, kubeadm). All others are no facts, for they may hold anything.
 *
 * @param node the name of its Node object
 * @param annotation its name with the prefix, such as {@code projectcalico.org/IPv4Address}
 * @param value its value; null for the empty one
 */
public record NodeAnnotation(String node, String annotation, @Nullable String value) {

  /** One value at a time. Fields: node, annotation, value. */
  public static final FactKind KIND = FactKind.single("k8s-node-annotation", "node", "annotation");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("annotation", annotation)
        .with("value", value)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeAnnotation of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeAnnotation(
        Fields.text(fact, "node"),
        Fields.text(fact, "annotation"),
        Fields.textOrNull(fact, "value"));
  }
}
