package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The image of a container of a system namespace (such as {@code kube-system}), {@code
 * spec.containers[].image}: which version of a component runs.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param container its name
 * @param image the image with its tag or digest
 */
public record ContainerImage(String namespace, String pod, String container, String image) {

  /** One value at a time. Fields: namespace, pod, container, image. */
  public static final FactKind KIND =
      FactKind.single("k8s-container-image", "namespace", "pod", "container");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("container", container)
        .with("image", image)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ContainerImage of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ContainerImage(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "pod"),
        Fields.text(fact, "container"),
        Fields.text(fact, "image"));
  }
}
