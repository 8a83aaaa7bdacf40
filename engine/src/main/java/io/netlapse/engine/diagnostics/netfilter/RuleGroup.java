package io.netlapse.engine.diagnostics.netfilter;

import org.jspecify.annotations.Nullable;

/** Who keeps a chain at work, as far as it matters which back end it is in. */
final class RuleGroup {

  /** kube-proxy, which sends packets on. */
  static final String PROXY = "kube-proxy";

  /** kubelet, or an old kube-proxy: the mark of what is to be dropped. */
  static final String MARK = "KUBE-MARK-DROP";

  private RuleGroup() {}

  /**
   * Whose a chain is. Null where it has no rule, or where it may be in both without harm: what
   * kubelet keeps in the back end of the node's own iptables whatever kube-proxy uses.
   */
  static @Nullable String of(FilterChain chain) {
    if (chain.rules().isEmpty()) {
      return null;
    }
    String name = chain.name();
    if (name.equals("KUBE-SERVICES")
        || name.equals("KUBE-FORWARD")
        || name.startsWith("KUBE-SVC-")) {
      return PROXY;
    }
    if (name.equals(MARK)) {
      return MARK;
    }
    String owner = chain.rules().getFirst().owner();
    return NetworkOwners.isCni(owner) && isOwn(name) && !name.endsWith("CANARY") ? owner : null;
  }

  /**
   * Whether a chain is somebody's and not one that the kernel calls: those are of capitals alone.
   */
  private static boolean isOwn(String name) {
    return !name.matches("[A-Z]+");
  }
}
