package io.netlapse.engine.facts.kubernetes;

import java.util.Set;

/** Which namespaces and labels of pods tell of the cluster itself. */
final class PodNames {

  private static final Set<String> SYSTEM =
      Set.of(
          "kube-flannel", "cilium", "kube-router", "tigera-operator", "ingress-nginx", "metallb");

  private static final Set<String> LABELS =
      Set.of("app", "k8s-app", "component", "tier", "name", "run");

  private PodNames() {}

  /** Whether components of the cluster run in a namespace. */
  static boolean isSystem(String namespace) {
    return namespace.endsWith("-system") || SYSTEM.contains(namespace);
  }

  /** Whether a label names what a pod runs. */
  static boolean tellsWhatRuns(String label) {
    return LABELS.contains(label) || label.startsWith("app.kubernetes.io/");
  }
}
