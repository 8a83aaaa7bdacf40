package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;
import java.util.Map;

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

  /** The label of the pods that keep an owner's chains. */
  private static final Map<String, String> AGENTS =
      Map.of(
          PROXY,
          "k8s-app=kube-proxy",
          "flannel",
          "app=flannel",
          "calico",
          "k8s-app in (calico-node,canal)",
          "cilium",
          "k8s-app=cilium",
          "kube-router",
          "k8s-app=kube-router");

  /** The command that has the owner write the chain's rules anew on a node. */
  String restart(String node) {
    return restart(owner, node);
  }

  /** As above; for what has no agent, the command that shows the pods that are to be made anew. */
  static String restart(String owner, String node) {
    String agent = AGENTS.get(owner);
    String pods = agent == null ? "get pods" : "delete pods --selector '%s'".formatted(agent);
    return "kubectl %s --all-namespaces --field-selector spec.nodeName=%s".formatted(pods, node);
  }
}
