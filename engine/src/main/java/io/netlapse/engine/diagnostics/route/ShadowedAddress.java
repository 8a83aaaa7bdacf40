package io.netlapse.engine.diagnostics.route;

import io.netlapse.engine.diagnostics.network.IpTool;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.RouteDecision;
import java.util.List;

/**
 * The words about an own address that another route hides.
 *
 * @param node the node
 */
record ShadowedAddress(String node) {

  /** Another route of table local stands before the address's own. */
  Outcome.Finding byRoute(NodeRoute own, NodeRoute other) {
    String dev = other.dev() == null ? "" : " dev " + other.dev();
    String route = "%s %s%s table local".formatted(other.type(), own.dst().address(), dev);
    return finding(
        own.dst().address(),
        other.type(),
        String.valueOf(own.dev()),
        List.of(other.seen().evidence(), own.seen().evidence()),
        new Remedy(
            List.of("%s route del %s".formatted(IpTool.of(own.dst().family()), route)),
            ("The order is that in which the devices got their addresses: a bridge whose network"
                 + " begins with the address must come after %s. Making the bridge anew (it comes"
                 + " back with the next pod) after the tunnel puts it right.")
                .formatted(own.dev()),
            "%s route add %s%s"
                .formatted(
                    IpTool.of(own.dst().family()),
                    route,
                    other.type().equals("broadcast") ? " scope link" : ""),
            "A broadcast to the network's first address is no use to anybody today."));
  }

  /** The kernel says of the address that it is not its own. */
  Outcome.Finding byAnswer(NodeAddress address, RouteDecision decision, SeenFact answer) {
    IpAddress own = address.address().address();
    String ip = IpTool.of(own.family());
    return finding(
        own,
        decision.type(),
        address.dev(),
        List.of(answer.evidence(), address.seen().evidence()),
        new Remedy(
            List.of(
                "%s route show table local | grep -wF %s".formatted(ip, own),
                "%s rule show".formatted(ip)),
            ("If table local has another route of %s before the local one, delete that one; if it"
                    + " has no local one, delete the address and add it again; if another table is"
                    + " asked first, correct the rule.")
                .formatted(own),
            "The two commands only show.",
            "None from looking."));
  }

  private Outcome.Finding finding(
      IpAddress own, String type, String dev, List<Evidence> lines, Remedy remedy) {
    String tunnel =
        dev.startsWith("flannel") || dev.startsWith("vxlan") || dev.startsWith("tunl")
            ? " It is the node's tunnel end: what the node sends from it to itself is lost, and"
                + " with it pings and answers of pods on other nodes to processes of this node."
            : "";
    return new Outcome.Finding(
        own.text(),
        Severity.WARNING,
        "%s takes its own address %s for %s".formatted(node, own, what(type)),
        ("%s is an address of %s on %s, and yet the kernel finds a route of type %s for it first."
             + " So packets for it are not delivered on this node: ping says \"Do you want to ping"
             + " broadcast?\" or gets no answer, connections to it are refused or hang.%s")
            .formatted(own, node, dev, type, tunnel),
        lines,
        List.of(
            "%s route get %s".formatted(IpTool.of(own.family()), own),
            "%s route show table local | grep -wF %s".formatted(IpTool.of(own.family()), own)),
        remedy);
  }

  private static String what(String type) {
    return switch (type) {
      case "broadcast" -> "a broadcast address";
      case "unicast" -> "another machine's";
      case "none" -> "one that it cannot reach";
      default -> "one that is " + type;
    };
  }
}
