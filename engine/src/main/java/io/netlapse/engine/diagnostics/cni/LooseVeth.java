package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.network.BridgeNames;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.RouteSelection;
import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pod's end of a link that should be a port of the plug-in's bridge and is not. */
final class LooseVeth {

  /** The names that the plug-in bridge (libcni) and engines of containers make up. */
  private static final Pattern MADE_UP = Pattern.compile("veth[0-9a-f]{7,8}");

  private static final RouteSelection OUT_OF_VETHS =
      new RouteSelection(
          route ->
              route.dev() != null
                  && MADE_UP.matcher(route.dev()).matches()
                  && isSetUp(route.dst().address()));

  private LooseVeth() {}

  /** A finding for each loose link; a single remark where no link is a port of the bridge. */
  static List<Outcome> findings(NodeView node) {
    Map<String, String> masters =
        node.facts(LinkMaster.KIND).stream()
            .map(seen -> LinkMaster.of(seen.fact()))
            .collect(toMap(LinkMaster::dev, LinkMaster::master, (one, other) -> one));
    Set<String> used =
        Stream.concat(
                OUT_OF_VETHS.of(node).stream().flatMap(route -> Stream.ofNullable(route.dev())),
                NodeAddress.of(node).stream()
                    .filter(address -> isSetUp(address.address().address()))
                    .map(NodeAddress::dev))
            .collect(toSet());
    List<SeenFact> loose =
        node.facts(LinkState.KIND).stream()
            .filter(seen -> isLoose(LinkState.of(seen.fact()), masters, used))
            .toList();
    Optional<String> bridge = bridge(node);
    if (bridge.isEmpty() || loose.isEmpty()) {
      return List.of();
    }
    Optional<Evidence> port = port(node, bridge.get());
    return port.isEmpty()
        ? List.of(without(node, bridge.get(), loose))
        : loose.stream()
            .map(
                seen ->
                    finding(
                        node,
                        LinkState.of(seen.fact()).dev(),
                        bridge.get(),
                        List.of(seen.evidence(), port.get())))
            .toList();
  }

  /** The kernel gives each link an address and routes of IPv6 that nobody set up. */
  private static boolean isSetUp(IpAddress address) {
    return !SpecialAddresses.isLinkLocal(address) && !SpecialAddresses.isMulticast(address);
  }

  private static boolean isLoose(LinkState link, Map<String, String> masters, Set<String> used) {
    return MADE_UP.matcher(link.dev()).matches()
        && link.flags().contains("LOWER_UP")
        && !masters.containsKey(link.dev())
        && !used.contains(link.dev());
  }

  /** The plug-in's bridge, if the node has one. */
  private static Optional<String> bridge(NodeView node) {
    return node.facts(LinkState.KIND).stream()
        .map(seen -> LinkState.of(seen.fact()).dev())
        .filter(BridgeNames::isOfOneNode)
        .findFirst();
  }

  /** A link that is a port of the bridge, as the others should be. */
  private static Optional<Evidence> port(NodeView node, String bridge) {
    return node.facts(LinkMaster.KIND).stream()
        .filter(seen -> LinkMaster.of(seen.fact()).master().equals(bridge))
        .map(SeenFact::evidence)
        .findFirst();
  }

  private static Outcome finding(NodeView node, String dev, String bridge, List<Evidence> lines) {
    String name = node.id().name();
    return outcome(
        dev,
        Severity.WARNING,
        "%s on %s is a pod's link and no port of %s".formatted(dev, name, bridge),
        ("%s is up and leads to a pod, but it is not a port of %s, has no address and no route"
                + " leads to it. The pod behind it reaches nobody, its own node included. It was"
                + " most likely set up while another network configuration was the first in"
                + " /etc/cni/net.d.")
            .formatted(dev, bridge),
        lines,
        List.of("ip link show dev " + dev, pods(name)),
        "Putting the link on the bridge by hand (ip link set %s master %s) helps only if the pod's"
                .formatted(dev, bridge)
            + " address belongs to this node's subnet.");
  }

  /** No link is a port, as where another plug-in than the bridge's connects the pods. */
  private static Outcome without(NodeView node, String bridge, List<SeenFact> loose) {
    String name = node.id().name();
    return outcome(
        bridge,
        Severity.INFO,
        "%d pods' links on %s, and no link is a port of %s".formatted(loose.size(), name, bridge),
        ("Links such as %s are up and lead to pods, but they are no ports of %s, have no address"
                + " and no route leads to them, and no other link is a port of that bridge either:"
                + " another plug-in may connect the pods here, or none of them is reached.")
            .formatted(LinkState.of(loose.getFirst().fact()).dev(), bridge),
        loose.stream().map(SeenFact::evidence).limit(5).toList(),
        List.of(pods(name)),
        "Pods that are deleted although another plug-in connects them are interrupted for"
            + " nothing.");
  }

  private static String pods(String node) {
    return "kubectl get pods -A -o wide --field-selector spec.nodeName=" + node;
  }

  private static Outcome outcome(
      String subject,
      Severity severity,
      String title,
      String explanation,
      List<Evidence> lines,
      List<String> confirm,
      String risk) {
    return new Outcome.Finding(
        subject,
        severity,
        title,
        explanation,
        lines,
        Stream.concat(Stream.of("bridge link show", "ls -l /etc/cni/net.d"), confirm.stream())
            .toList(),
        new Remedy(
            List.of("kubectl delete pod POD -n NAMESPACE"),
            "Delete the pod whose address is not in this node's subnet, so that it is made anew"
                + " with the right configuration, and leave only the file of the plug-in that runs"
                + " in /etc/cni/net.d.",
            "A pod that was deleted is made anew by its controller; a bare pod is not.",
            risk));
  }
}
