package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.network.UnansweredNeighbour;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The gateway that a routing plug-in gives each pod does not answer on the pod's link: as seen in
 * the pod itself, or on the node's end of the link.
 */
final class SilentGateway {

  /** The node's ends of links, as Calico, the AWS CNI, Cilium and the plug-in ptp name them. */
  private static final Pattern POD_LINK = Pattern.compile("(cali|eni|lxc|veth)[0-9a-f]{7,}.*");

  /** The link-layer address that Calico gives every node's end. */
  private static final String NODES_END = "ee:ee:ee:ee:ee:ee";

  /** What only a node has: routes to pods' links, a default route by a router. */
  private static final RouteSelection OF_HOSTS = new RouteSelection(SilentGateway::isOfHost);

  private SilentGateway() {}

  static List<Outcome> findings(NodeView node) {
    return node.facts(UnansweredNeighbour.KIND).stream()
        .filter(seen -> isOfPod(UnansweredNeighbour.of(seen.fact()).dev(), node))
        .map(seen -> finding(node.id().name(), seen))
        .toList();
  }

  /**
   * Whether a device is a pod's link, at either end of it. In a pod it may be named as a node's
   * uplink is; but a pod has no other device, and neighbours are behind its node's end, which has
   * one link-layer address.
   */
  private static boolean isOfPod(String dev, NodeView node) {
    if (POD_LINK.matcher(dev).matches()) {
      return true;
    }
    boolean alone =
        node.facts(LearnedNeighbour.KIND).stream()
                .map(seen -> LearnedNeighbour.of(seen.fact()))
                .allMatch(one -> one.dev().equals(dev) && one.lladdr().equals(NODES_END))
            && node.facts(LinkState.KIND).stream()
                .map(seen -> LinkState.of(seen.fact()).dev())
                .allMatch(link -> link.equals(dev) || link.equals("lo") || link.equals("tunl0"));
    return alone && OF_HOSTS.of(node).isEmpty();
  }

  private static boolean isOfHost(NodeRoute route) {
    boolean byRouter =
        route.dst().text().endsWith("/0")
            && route.via() != null
            && IpAddress.parse(route.via()).filter(UnansweredNeighbour::isPodGateway).isEmpty();
    return byRouter || (route.dev() != null && POD_LINK.matcher(route.dev()).matches());
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
