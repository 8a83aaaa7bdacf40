package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The status of a pod in the word that {@code kubectl get} reckons from phase, reasons and exits of
 * its containers, and how many are ready.
 *
 * @param namespace its namespace
 * @param pod its name
 * @param status such as {@code Running}, {@code CrashLoopBackOff}, {@code Init:0/1}, {@code
 *     Terminating}
 * @param ready containers that are ready
 * @param containers containers that there are, side cars among them
 */
public record PodStatus(String namespace, String pod, String status, int ready, int containers) {

  /** One value at a time. Fields: namespace, pod, status, ready, containers. */
  public static final FactKind KIND = FactKind.single("k8s-pod-status", "namespace", "pod");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("namespace", namespace)
        .with("pod", pod)
        .with("status", status)
        .with("ready", ready)
        .with("containers", containers)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static PodStatus of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new PodStatus(
        Fields.text(fact, "namespace"),
        Fields.text(fact, "pod"),
        Fields.text(fact, "status"),
        Fields.number(fact, "ready"),
        Fields.number(fact, "containers"));
  }
}
