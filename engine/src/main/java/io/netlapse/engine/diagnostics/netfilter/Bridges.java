package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Devices by their names: those of pods, and those of other things. */
final class Bridges {

  private static final List<String> OTHERS =
      List.of("lo", "docker", "br-", "virbr", "podman", "cni-podman", "lxdbr", "lxcbr", "incusbr");

  private static final List<String> PODS =
      List.of("cni0", "cbr0", "flannel", "cali", "tunl0", "vxlan.calico", "kube-bridge", "cilium_");

  private Bridges() {}

  /** Whether a condition on a device asks for one that no pod of the cluster is on. */
  static boolean isOther(@Nullable String condition) {
    return condition != null
        && !condition.startsWith("!")
        && OTHERS.stream()
            .anyMatch(
                name -> name.equals("lo") ? condition.equals(name) : condition.startsWith(name));
  }

  /** Whether a condition asks for a device by which pods are reached. */
  static boolean isOfPods(@Nullable String condition) {
    return condition != null && PODS.stream().anyMatch(condition::startsWith);
  }

  /** Whether a rule says that it is for other things than pods. */
  static boolean isForOthers(FilterRule rule) {
    return isOther(rule.conditions().of("-i"))
        || isOther(rule.conditions().of("-o"))
        || rule.owner().equals("docker")
        || rule.owner().equals("libvirt");
  }
}
