package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;

/**
 * The words about a route that leads packets for pods the wrong way.
 *
 * @param node the node that has it
 * @param route the route; it has a gateway
 */
record WrongPodRoute(String node, NodeRoute route) {

  /** The node's own pods behind another node; hidden where the right route is asked first. */
  Outcome.Finding ownRange(IpPrefix own, boolean hidden, List<Evidence> lines) {
    String bites =
        hidden
            ? "The route to the pods' bridge is asked first, so nothing is lost now; when the"
                + " bridge goes down or is made anew, this one is what is left."
            : "The kernel takes it before the route to the pods' own device, so what %s sends to"
                    .formatted(node)
                + " its own pods leaves the node: probes of kubelet fail, answers get lost.";
    return finding(
        hidden ? Severity.WARNING : Severity.CRITICAL,
        "%s sends packets for its own pods in %s to %s".formatted(node, dst(), route.via()),
        "%s is of the range %s, which is %s's own, and a route leads to it via %s. %s"
            .formatted(dst(), own, node, route.via(), bites),
        lines);
  }

  /** A route of flannel's device whose gateway is not the subnet's first address. */
  Outcome.Finding flannelGateway() {
    return finding(
        Severity.CRITICAL,
        "%s sends packets for pods in %s to the tunnel end %s".formatted(node, dst(), route.via()),
        ("On %s a subnet is reached through its own first address, here %s, which is the other"
                + " node's tunnel end. Through %s the packets reach a node that does not have these"
                + " pods, or none.")
            .formatted(route.dev(), route.dst().address(), route.via()),
        List.of(route.seen().evidence()));
  }

  /** Another node's pods behind a third node, or a router. */
  Outcome.Finding foreignRange(String owner, String what, Evidence range) {
    return finding(
        Severity.CRITICAL,
        "%s sends packets for pods of %s (%s) to %s".formatted(node, owner, dst(), what),
        ("Pods in %s run on %s, and %s's route leads to %s, which is %s. That machine does not have"
                + " these pods: the packets are dropped there, or go round in circles.")
            .formatted(dst(), owner, node, route.via(), what),
        List.of(route.seen().evidence(), range));
  }

  /** A route that came by BGP and leads to a default gateway that does not speak BGP. */
  Outcome.Finding learnedByDefault(Severity severity, List<Evidence> lines) {
    return finding(
        severity,
        "%s sends packets for pods in %s to its default gateway %s"
            .formatted(node, dst(), route.via()),
        ("The route came by BGP from a node in another network, and BIRD put the way to that node"
             + " in the place of the node: the default gateway. A router that does not speak BGP"
             + " itself knows no pods and drops these packets or sends them to the Internet. If %s"
             + " does learn these routes (a top-of-rack router that peers with the nodes), all is"
             + " well.")
            .formatted(route.via()),
        lines,
        "Let Calico put such packets into a tunnel: ipipMode or vxlanMode CrossSubnet in the"
            + " IPPool. Or make the router a BGP peer of the nodes.");
  }

  /** A route to a range that pods have no more. */
  Outcome.Finding earlierNetwork(Severity severity, IpPrefix network, Evidence line) {
    return finding(
        severity,
        "%s keeps a route to %s, which is no part of the pod network %s"
            .formatted(node, dst(), network),
        ("It looks like the routes to pods and leads to a node of the cluster (%s), but no pod has"
             + " an address in it: it is left from an earlier pod network. It does harm when the"
             + " range is used again, by the cluster or by anything else that this node talks to.")
            .formatted(route.via()),
        List.of(route.seen().evidence(), line));
  }

  /** One next hop for the subnets of two nodes. */
  Outcome.Finding sharedNextHop(NodeRoute other) {
    return finding(
        Severity.WARNING,
        "%s sends packets for pods in %s and in %s to one node, %s"
            .formatted(node, dst(), other.dst(), route.via()),
        ("The node's own pods have one subnet of this size, and so has every other node's; yet two"
                + " of them lead to %s. At most one is right: pods of the other subnet cannot be"
                + " reached from %s.")
            .formatted(route.via(), node),
        List.of(route.seen().evidence(), other.seen().evidence()));
  }

  private Outcome.Finding finding(
      Severity severity, String title, String explanation, List<Evidence> lines) {
    return finding(
        severity,
        title,
        explanation,
        lines,
        "Restart the network plug-in's agent on this node, so that it writes its routes anew, and"
            + " compare them with the Node objects. Routes of an earlier installation stay until"
            + " somebody deletes them or the node reboots.");
  }

  private Outcome.Finding finding(
      Severity severity, String title, String explanation, List<Evidence> lines, String lasting) {
    String ip = IpTool.of(route.dst().family());
    String way =
        "%s via %s%s"
            .formatted(dst(), route.via(), route.dev() == null ? "" : " dev " + route.dev());
    return new Outcome.Finding(
        dst(),
        severity,
        title,
        explanation,
        lines,
        List.of(
            "%s route show %s".formatted(ip, dst()),
            "%s route get %s".formatted(ip, route.dst().address()),
            "kubectl get nodes -o custom-columns="
                + "NAME:.metadata.name,IP:.status.addresses[0].address,PODS:.spec.podCIDR"),
        new Remedy(
            List.of("%s route del %s".formatted(ip, way)),
            lasting,
            "%s route add %s%s".formatted(ip, way, way.contains("dev flannel") ? " onlink" : ""),
            "Until the right route is there, packets for these pods follow the default route."));
  }

  private String dst() {
    return route.dst().text();
  }
}
