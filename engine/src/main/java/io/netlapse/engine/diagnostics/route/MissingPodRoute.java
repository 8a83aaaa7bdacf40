package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;

/**
 * The words about pods that cannot be reached for want of a route.
 *
 * @param node the node that cannot reach them
 */
record MissingPodRoute(String node) {

  /** A range of another node's, and no route. */
  Outcome.Finding absent(IpPrefix range, String owner, Evidence told, Evidence way) {
    return finding(
        range.text(),
        Severity.CRITICAL,
        "%s has no route to the pods of %s (%s)".formatted(node, owner, range),
        ("Pods in %s run on %s, and %s reaches pods of other nodes by routes of its own; to this"
             + " range there is none. Packets for these pods follow the default route, to a router"
             + " that knows no pods.")
            .formatted(range, owner, node),
        List.of(told, way),
        restart());
  }

  /** A range that the network plug-in wanted a route to, and did not get. */
  Outcome.Finding refused(IpPrefix range, Evidence log, Evidence way) {
    return finding(
        range.text(),
        Severity.CRITICAL,
        "%s has no route to the pods in %s".formatted(node, range),
        ("The network plug-in of %s knows that pods in %s run on another node; it could not add the"
                + " route to them, and the route is still not there, though those to other nodes"
                + " are. Packets for these pods follow the default route, to a router that knows no"
                + " pods.")
            .formatted(node, range),
        List.of(log, way),
        restart());
  }

  /** A range of another node's, and a route that drops. */
  Outcome.Finding dropped(IpPrefix range, String owner, NodeRoute route, PodRange told) {
    String ip = IpTool.of(range.family());
    return finding(
        range.text(),
        Severity.CRITICAL,
        "%s drops packets for the pods of %s (%s)".formatted(node, owner, range),
        ("Pods in %s run on %s, and a %s route on %s drops everything that is sent to them. Such a"
                + " route is left by a network plug-in that once had this range on %s itself.")
            .formatted(range, owner, route.type(), node, node),
        List.of(route.seen().evidence(), told.seen().evidence()),
        new Remedy(
            List.of("%s route del %s %s".formatted(ip, route.type(), range)),
            "Restart the network plug-in's agent on this node, so that it writes the right route.",
            "%s route add %s %s".formatted(ip, route.type(), range),
            "Until there is a route to the other node, the packets follow the default route."));
  }

  /** A pod on another node, and no route. */
  Outcome.Finding podLost(String owner, IpAddress pod, Evidence told, Evidence block) {
    return finding(
        "pods of " + owner,
        Severity.CRITICAL,
        "%s has no route to the pods of %s, such as %s".formatted(node, owner, pod),
        ("Each node of this network has a block of addresses for its pods, and routes to the blocks"
             + " of all others. Pod %s runs on %s, and no route of %s leads to it: its packets"
             + " follow the default route, to a router that knows no pods. All such routes come by"
             + " BGP or from Felix; where they are missing, look at the BGP sessions first.")
            .formatted(pod, owner, node),
        List.of(told, block),
        restart());
  }

  /** A tunnel without routes; proven where the whole table was shown. */
  Outcome.Finding overlayEmpty(String dev, boolean proven, List<SeenFact> lines) {
    String where = proven ? "" : " in what was shown";
    return finding(
        dev,
        proven ? Severity.CRITICAL : Severity.INFO,
        "%s has no route to pods of other nodes through %s%s".formatted(node, dev, where),
        ("flannel adds a route out of %s for each other node, and there are other nodes; %s has"
             + " none%s. Packets for pods on other nodes follow the default route and are lost."
             + " Managers of the host's network that restart take such routes away, and flannel"
             + " adds them only when it starts or a node joins; or it could not add them: see its"
             + " log.")
            .formatted(dev, node, where),
        lines.stream().map(SeenFact::evidence).toList(),
        restart());
  }

  /** Pods of Calico's, and no routes to those of other nodes; sure where Calico routes. */
  Outcome.Finding calicoEmpty(boolean sure, List<Evidence> lines) {
    return finding(
        "calico",
        sure ? Severity.CRITICAL : Severity.INFO,
        "%s has routes to its own pods and none to pods of other nodes".formatted(node),
        ("Calico made a route to each pod of %s, but there is none to the block of any other node,"
             + " nor the blackhole that keeps its own block. BIRD has not told them yet: that is so"
             + " for some minutes after calico-node starts among many nodes, and for good where no"
             + " BGP session is established.%s")
            .formatted(
                node,
                sure ? "" : " Where the provider's network routes to pods, it is as it should be."),
        lines,
        restart());
  }

  private static Remedy restart() {
    return new Remedy(
        List.of("journalctl -u NetworkManager -u systemd-networkd --since -1h"),
        "Restart the network plug-in's pod of this node (kube-flannel, calico-node), which adds its"
            + " routes anew. If a manager of the host's network took them away, keep it off the"
            + " plug-in's devices and routes: ManageForeignRoutes=no for systemd-networkd,"
            + " unmanaged-devices for NetworkManager.",
        "Nothing to undo: the agent writes what it would have written anyway.",
        "While the agent restarts, pods that start on this node wait for their addresses.");
  }

  private static Outcome.Finding finding(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> lines,
      Remedy remedy) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        lines,
        List.of(
            "ip route show table all",
            "kubectl get nodes -o custom-columns="
                + "NAME:.metadata.name,IP:.status.addresses[0].address,PODS:.spec.podCIDR"),
        remedy);
  }
}
