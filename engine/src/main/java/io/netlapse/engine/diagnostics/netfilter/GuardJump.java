package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;

/**
 * A jump without which a chain of kube-proxy or of a CNI does nothing.
 *
 * @param table the table
 * @param from the chain that the kernel calls
 * @param chain the chain that is kept
 * @param owner who keeps it
 */
record GuardJump(String table, String from, String chain, String owner) {

  private static final String PROXY = "kube-proxy";

  /** All that are known. */
  static final List<GuardJump> ALL =
      List.of(
          new GuardJump("nat", "PREROUTING", "KUBE-SERVICES", PROXY),
          new GuardJump("nat", "OUTPUT", "KUBE-SERVICES", PROXY),
          new GuardJump("nat", "POSTROUTING", "KUBE-POSTROUTING", PROXY),
          new GuardJump("filter", "FORWARD", "KUBE-FORWARD", PROXY),
          new GuardJump("filter", "FORWARD", "FLANNEL-FWD", "flannel"),
          new GuardJump("nat", "POSTROUTING", "FLANNEL-POSTRTG", "flannel"),
          new GuardJump("filter", "FORWARD", "cali-FORWARD", "calico"),
          new GuardJump("filter", "INPUT", "cali-INPUT", "calico"),
          new GuardJump("nat", "POSTROUTING", "cali-POSTROUTING", "calico"),
          new GuardJump("filter", "FORWARD", "CILIUM_FORWARD", "cilium"),
          new GuardJump("nat", "POSTROUTING", "CILIUM_POST_nat", "cilium"),
          new GuardJump("filter", "FORWARD", "KUBE-ROUTER-FORWARD", "kube-router"),
          new GuardJump("nat", "POSTROUTING", "CNI-HOSTPORT-MASQ", "the hostPort plug-in"),
          new GuardJump("nat", "PREROUTING", "CNI-HOSTPORT-DNAT", "the hostPort plug-in"));
}
