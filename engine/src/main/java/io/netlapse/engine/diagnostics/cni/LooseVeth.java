package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pod's end of a link that should be a port of the plug-in's bridge and is not. */
final class LooseVeth {

  /** The names that the plug-in bridge (libcni) and engines of containers make up. */
  private static final Pattern MADE_UP = Pattern.compile("veth[0-9a-f]{7,8}");

  /** The bridges of network plug-ins. */
  private static final Set<String> BRIDGES = Set.of("cni0", "cbr0", "kube-bridge");

  private LooseVeth() {}

  /** A finding for each loose link. */
  static List<Outcome> findings(NodeView node) {
    Map<String, String> masters =
        node.facts(LinkMaster.KIND).stream()
            .map(seen -> LinkMaster.of(seen.fact()))
            .collect(toMap(LinkMaster::dev, LinkMaster::master, (one, other) -> one));
    Set<String> used =
        Stream.concat(
                NodeRoute.of(node).stream().flatMap(route -> Stream.ofNullable(route.dev())),
                NodeAddress.of(node).stream()
                    .filter(address -> !address.address().address().text().startsWith("fe80"))
                    .map(NodeAddress::dev))
            .collect(toSet());
    List<Outcome> findings = new ArrayList<>();
    bridge(node)
        .forEach(
            bridge ->
                node.facts(LinkState.KIND).stream()
                    .filter(seen -> isLoose(LinkState.of(seen.fact()), masters, used))
                    .forEach(
                        seen -> findings.add(finding(node, seen, bridge, port(node, bridge)))));
    return findings;
  }

  private static boolean isLoose(LinkState link, Map<String, String> masters, Set<String> used) {
    return MADE_UP.matcher(link.dev()).matches()
        && link.flags().contains("LOWER_UP")
        && !masters.containsKey(link.dev())
        && !used.contains(link.dev());
  }

  /** The plug-in's bridge, if the node has one. */
  private static Stream<String> bridge(NodeView node) {
    return node.facts(LinkState.KIND).stream()
        .map(seen -> LinkState.of(seen.fact()).dev())
        .filter(BRIDGES::contains)
        .limit(1);
  }

  /** A link that is a port of the bridge, as the others should be. */
  private static Stream<Evidence> port(NodeView node, String bridge) {
    return node.facts(LinkMaster.KIND).stream()
        .filter(seen -> LinkMaster.of(seen.fact()).master().equals(bridge))
        .map(SeenFact::evidence)
        .limit(1);
  }

  private static Outcome finding(
      NodeView node, SeenFact seen, String bridge, Stream<Evidence> port) {
    String name = node.id().name();
    String dev = LinkState.of(seen.fact()).dev();
    List<Evidence> evidence = new ArrayList<>(List.of(seen.evidence()));
    List<Evidence> sibling = port.toList();
    evidence.addAll(sibling);
    boolean sure = !sibling.isEmpty();
    return new Outcome.Finding(
        dev,
        sure ? Severity.WARNING : Severity.INFO,
        "%s on %s is a pod's link and no port of %s".formatted(dev, name, bridge),
        ("%s is up and leads to a pod, but it is not a port of %s, has no address and no route"
                + " leads to it. The pod behind it reaches nobody, its own node included.%s It was"
                + " most likely set up while another network configuration was the first in"
                + " /etc/cni/net.d.")
            .formatted(
                dev,
                bridge,
                sure
                    ? ""
                    : " No other link is a port of that bridge either; another plug-in may"
                        + " connect the pods here."),
        evidence,
        List.of(
            "bridge link show",
            "ip link show dev " + dev,
            "ls -l /etc/cni/net.d",
            "kubectl get pods -A -o wide --field-selector spec.nodeName=" + name),
        new Remedy(
            List.of("kubectl delete pod POD -n NAMESPACE"),
            "Delete the pod whose address is not in this node's subnet, so that it is made anew"
                + " with the right configuration, and leave only the file of the plug-in that runs"
                + " in /etc/cni/net.d.",
            "A pod that was deleted is made anew by its controller; a bare pod is not.",
            "Putting the link on the bridge by hand (ip link set %s master %s) helps only if the"
                    .formatted(dev, bridge)
                + " pod's address belongs to this node's subnet."));
  }
}
