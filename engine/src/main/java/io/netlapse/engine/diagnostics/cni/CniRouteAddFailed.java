package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.logs.Logged;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network plug-in could not add a route, and says why. Page: {@code
 * docs/rules/cni-route-add-failed.md}.
 */
public final class CniRouteAddFailed implements Diagnostic {

  /** Who adds routes of its own, and is no network plug-in. */
  private static final String NETWORKD = "systemd-networkd";

  private static final RuleInfo INFO =
      new RuleInfo(
          "cni-route-add-failed",
          "The network plug-in could not add a route",
          Severity.CRITICAL,
          List.of(LogEvent.KIND, ClusterEvent.KIND),
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
      if (!line.event().program().equals(NETWORKD)) {
        String prefix = line.detail("prefix", "a route");
        bySubject.put(prefix, logged(node, line, prefix));
      }
    }
    for (SeenFact seen : node.facts(ClusterEvent.KIND)) {
      ClusterEvent event = ClusterEvent.of(seen.fact());
      if (event.reason().equals("FailedToCreateRoute")) {
        bySubject.putIfAbsent(event.object(), told(seen, event));
      }
    }
    return new ArrayList<>(bySubject.values());
  }

  private static Outcome logged(NodeView node, Logged line, String prefix) {
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
                prefix, gateway == null ? "" : " via " + gateway, name, reason, name, why(reason)),
        List.of(line.line()),
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
      return "The kernel does not know the kind of route, or its device is down: an old kernel, or"
          + " a module that is missing.";
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
