package io.netlapse.engine.diagnostics.netfilter;

import java.util.Set;

/** Who makes rules for pods, in the words of a rule's owner. */
final class NetworkOwners {

  private static final Set<String> CNI =
      Set.of("kube-router", "calico", "cilium", "flannel", "weave", "antrea", "cni");

  private NetworkOwners() {}

  static boolean isCni(String owner) {
    return CNI.contains(owner);
  }
}
