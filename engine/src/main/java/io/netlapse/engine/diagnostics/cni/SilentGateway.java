package io.netlapse.engine.diagnostics.cni;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.UnansweredNeighbour;
import java.util.List;

/**
 * The gateway that a routing plug-in gives each pod does not answer on the pod's link: as seen in
 * the pod itself, or on the node's end of the link.
 */
final class SilentGateway {

  private SilentGateway() {}

  static List<Outcome> findings(NodeView node) {
    return node.facts(UnansweredNeighbour.KIND).stream()
        .map(seen -> finding(node.id().name(), seen))
        .toList();
  }

  private static Outcome finding(String node, SeenFact seen) {
    UnansweredNeighbour one = UnansweredNeighbour.of(seen.fact());
    return new Outcome.Finding(
        one.dev() + " " + one.address(),
        Severity.WARNING,
        "the pods' gateway %s does not answer on %s of %s"
            .formatted(one.address(), one.dev(), node),
        ("A pod sends everything to %s, for which the node's end of its link answers (by proxy ARP,"
             + " or by an entry that the network plug-in made). On %s nobody answers: the pod"
             + " reaches nothing. The setting proxy_arp of the node's end was switched off, its"
             + " link-layer address is another one than the pod knows, or the entry in the pod is"
             + " gone.")
            .formatted(one.address(), one.dev()),
        List.of(seen.evidence()),
        List.of(
            "sysctl net.ipv4.conf.DEVICE.proxy_arp   # DEVICE: the node's end of the link",
            "ip link show DEVICE",
            "nsenter -t PID -n ip neigh show"),
        new Remedy(
            List.of("kubectl delete pod POD -n NAMESPACE"),
            "Delete the pod, so that its link is set up anew, and find what changed the settings of"
                + " links of pods (sysctl.d, NetworkManager, systemd-udevd's .link files).",
            "A pod that was deleted is made anew by its controller; a bare pod is not.",
            "The pod restarts."));
  }
}
