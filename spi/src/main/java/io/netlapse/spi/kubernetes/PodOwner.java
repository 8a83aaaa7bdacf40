package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * What controls a pod, {@code metadata.ownerReferences}.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param kind such as {@code ReplicaSet} or {@code DaemonSet}; {@code Node} of a static pod
 * @param name its name
 */
public record PodOwner(String namespace, String pod, String kind, String name) {

  /** One value at a time. Fields: namespace, pod, kind, name. */
  public static final FactKind KIND = FactKind.single("k8s-pod-owner", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("kind", kind)
        .with("name", name)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodOwner of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodOwner(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "pod"),
        Fields.text(fact, "kind"),
        Fields.text(fact, "name"));
  }
}
