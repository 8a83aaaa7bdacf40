package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;
import java.util.Locale;

/**
 * What the reason of a failed iptables-restore means.
 *
 * @param meaning in a sentence or two; empty where it says all by itself
 * @param commands what helps now
 * @param lasting what helps for good
 */
record RestoreReason(String meaning, List<String> commands, String lasting) {

  private static final String RESTART =
      "kubectl --namespace kube-system rollout restart daemonset kube-proxy";

  static RestoreReason of(String reason) {
    String said = reason.toLowerCase(Locale.ROOT);
    if (said.contains("is a directory")) {
      return new RestoreReason(
          "The lock file is a directory: a container that mounts /run/xtables.lock was started"
              + " before the file was there, and its engine made a directory of that name.",
          List.of("rmdir /run/xtables.lock", "touch /run/xtables.lock"),
          "Let the mount be of type FileOrCreate, or make the file at boot (systemd-tmpfiles).");
    }
    if (said.contains("kube-mark-drop") || said.contains("couldn't load target")) {
      return new RestoreReason(
          "A rule leads to a chain that is not there in the back end that kube-proxy's iptables"
              + " writes.",
          List.of("iptables -t nat -N KUBE-MARK-DROP", RESTART),
          "Let kubelet and kube-proxy write to one back end of iptables, and use a kube-proxy that"
              + " makes the chain itself (1.16.10 or newer).");
    }
    if (said.contains("invalid mask")
        || said.contains("not found")
        || said.contains("host/network")) {
      return new RestoreReason(
          "An address or a range in the rules cannot be read. An empty or wrong clusterCIDR of"
              + " kube-proxy's configuration is written into every rule.",
          List.of(
              "kubectl --namespace kube-system get configmap kube-proxy -o yaml | grep clusterCIDR",
              RESTART),
          "Set clusterCIDR in kube-proxy's configuration to the range of the pods.");
    }
    if (said.contains("set") && said.contains("doesn't exist")) {
      return new RestoreReason(
          "A rule uses an ipset that is not there: ipset failed before, or somebody destroyed it.",
          List.of("ipset list -n", RESTART),
          "See the log before this line for why the set was not made.");
    }
    if (said.contains("permission denied") || said.contains("operation not permitted")) {
      return new RestoreReason(
          "The process may not change rules: it lacks the capability NET_ADMIN, or SELinux forbids"
              + " it.",
          List.of("ausearch -m avc -ts recent", RESTART),
          "Run kube-proxy as a privileged container, and let SELinux allow it.");
    }
    if (said.contains("can't initialize")
        || said.contains("no such file")
        || said.contains("match")) {
      return new RestoreReason(
          "The kernel lacks a module that a rule needs, or its iptables does not know it.",
          List.of("modprobe ip_tables", "modprobe xt_comment", RESTART),
          "Load the modules at boot (/etc/modules-load.d), and let iptables fit the kernel.");
    }
    return new RestoreReason(
        "",
        List.of(RESTART),
        "The line that iptables-restore names is in kube-proxy's log at verbosity 5 (-v=5).");
  }
}
