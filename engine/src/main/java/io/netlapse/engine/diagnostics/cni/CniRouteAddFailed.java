package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.RefusedRoute;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The network plug-in could not add a route, and says why. Page: {@code
 * docs/rules/cni-route-add-failed.md}.
 */
public final class CniRouteAddFailed implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "cni-route-add-failed",
          "The network plug-in could not add a route",
          Severity.CRITICAL,
          Kinds.of(RefusedRoute.KINDS, List.of(ClusterEvent.KIND)),
          List.of(),
          CniMechanisms.STARTING);

  /** For {@link java.util.ServiceLoader}. */
  public CniRouteAddFailed() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("leftover-cni-interface");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(LogEvent.KIND) && !node.lookedAt(ClusterEvent.KIND)) {
      return List.of(new Outcome.Unknown(null, "the network plug-in's log of " + node.id().name()));
    }
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    for (Logged line : Logged.of(node, "route-add-failed")) {
      if (RefusedRoute.isOfPlugin(line) && IpPrefix.parse(line.detail("prefix", "")).isEmpty()) {
        String what = line.detail("prefix", "other nodes' pods");
        bySubject.put(what, logged(node, line, what, Optional.empty()));
      }
    }
    for (RefusedRoute refused : RefusedRoute.of(node)) {
      String prefix = refused.line().detail("prefix", "");
      bySubject.put(prefix, logged(node, refused.line(), prefix, refused.ownNextHop(node)));
    }
    for (SeenFact seen : node.facts(ClusterEvent.KIND)) {
      ClusterEvent event = ClusterEvent.of(seen.fact());
      if (event.reason().equals("FailedToCreateRoute")) {
        bySubject.putIfAbsent(event.object(), told(seen, event));
      }
    }
    return new ArrayList<>(bySubject.values());
  }

  private static Outcome logged(
      NodeView node, Logged line, String prefix, Optional<NodeAddress> nextHop) {
    String name = node.id().name();
    String reason = line.detail("reason", "the line was cut off before the reason");
    String gateway = line.detail("gateway");
    return new Outcome.Finding(
        prefix,
        Severity.CRITICAL,
        "%s of %s could not add the route to %s: %s"
            .formatted(line.event().program(), name, prefix, reason),
        ("The route to %s%s was refused by the kernel of %s: %s. Unless a later try went well, %s"
                + " sends packets for those pods to its default gateway, and they are lost. %s")
            .formatted(
                prefix,
                gateway == null ? "" : " via " + gateway,
                name,
                reason,
                name,
                nextHop.map(own -> ownNextHop(name, own)).orElseGet(() -> why(reason))),
        Stream.concat(Stream.of(line.line()), nextHop.stream().map(own -> own.seen().evidence()))
            .toList(),
        List.of("ip route show " + prefix, "ip route get " + prefix.split("/", -1)[0]),
        remedy(prefix));
  }

  private static Outcome told(SeenFact seen, ClusterEvent event) {
    String message = event.message() == null ? "no reason told" : event.message();
    return new Outcome.Finding(
        event.object(),
        Severity.CRITICAL,
        "the cloud could not make the route to the pods of " + event.object(),
        "The route controller told: %s. Other nodes' packets for those pods have no way."
            .formatted(message),
        List.of(seen.evidence()),
        List.of("kubectl describe " + event.object().replace('/', ' ')),
        remedy("PREFIX"));
  }

  /** Why the kernel refuses a next hop that is the node itself. */
  private static String ownNextHop(String node, NodeAddress own) {
    return ("The next hop %s is an address of %s itself: %s has it. The kernel takes no route whose"
            + " next hop is the node's own, and calls that an invalid argument; it does so until"
            + " the address is gone from %s.")
        .formatted(own.address().address(), node, own.dev(), own.dev());
  }

  /** What the kernel's words mean here. */
  private static String why(String reason) {
    if (reason.contains("unreachable") || reason.contains("no route to host")) {
      return "The next hop is in no network that this node is connected to: host-gw and direct"
          + " routing need all nodes in one layer-2 network, and a tunnel's device must be up.";
    }
    if (reason.contains("exists")) {
      return "Another route to the same destination is in the way, most likely a leftover.";
    }
    if (reason.contains("invalid argument") || reason.contains("not supported")) {
      return "The kernel did not understand the route, or does not take its next hop: see whether"
          + " this node itself has the next hop's address on another device (ip address show),"
          + " whether the device is up, and whether the kernel knows this kind of route.";
    }
    if (reason.contains("permitted")) {
      return "The plug-in's container lacks the capability NET_ADMIN.";
    }
    return "";
  }

  private static Remedy remedy(String prefix) {
    return new Remedy(
        List.of(
            "ip route show table all | grep -F " + prefix.split("/", -1)[0],
            "ip -d link show",
            "kubectl get nodes -o wide"),
        "Take away what the reason names, then delete the plug-in's pod of this node, which adds"
            + " its routes anew when it starts. Nodes in different layer-2 networks need a tunnel"
            + " (flannel: vxlan; Calico: ipipMode or vxlanMode CrossSubnet).",
        "The commands only look.",
        "A route that is added by hand is gone at the next reboot, and stays when the peer's subnet"
            + " changes.");
  }
}
