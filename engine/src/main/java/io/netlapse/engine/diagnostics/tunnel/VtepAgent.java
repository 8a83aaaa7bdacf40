package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.VxlanNames;

/** The agent that makes a VXLAN device and keeps its entries, for commands that start it anew. */
final class VtepAgent {

  private VtepAgent() {}

  /** Deletes the agent's pod of a node, which its DaemonSet makes anew. */
  static String restart(String dev, String node) {
    return "kubectl delete pods -A -l %s --field-selector spec.nodeName=%s"
        .formatted(VxlanNames.isCalicos(dev) ? "k8s-app=calico-node" : "app=flannel", node);
  }
}
