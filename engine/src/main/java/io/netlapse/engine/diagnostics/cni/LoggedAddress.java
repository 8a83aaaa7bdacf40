package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What logs tell of an interface that was chosen, or of a node that calls from another address. */
final class LoggedAddress {

  private LoggedAddress() {}

  /** The findings, at most one of a subject. */
  static List<Outcome.Finding> findings(NodeView node) {
    Map<String, Outcome.Finding> bySubject = new LinkedHashMap<>();
    for (Logged line : Logged.of(node, "cni-interface")) {
      String dev = line.detail("dev", "");
      if (!dev.isEmpty() && CniWrongInterface.isOfContainers(dev)) {
        bySubject.put(dev, chosen(node, line, dev));
      }
    }
    List<Logged> undetected = Logged.of(node, "cni-address-undetected");
    if (!undetected.isEmpty()) {
      bySubject.put("autodetection", undetected(node, undetected));
    }
    for (Logged line : Logged.of(node, "bgp-unexpected-connect")) {
      String address = line.detail("address", "");
      if (!address.isEmpty()) {
        bySubject.put(address, unexpected(node, line, address));
      }
    }
    return List.copyOf(bySubject.values());
  }

  private static Outcome.Finding chosen(NodeView node, Logged line, String dev) {
    String name = node.id().name();
    String address = line.detail("address", "its address");
    return new Outcome.Finding(
        dev,
        Severity.CRITICAL,
        "the network plug-in of %s took %s (%s), which reaches no other node"
            .formatted(name, dev, address),
        ("%s belongs to containers or virtual machines of %s alone, and its address is often the"
                + " same on every machine. The plug-in told the other nodes to reach this one at"
                + " %s, where their packets never arrive.")
            .formatted(dev, name, address),
        List.of(line.line()),
        List.of("ip -br address", "ip route show default"),
        WrongAddress.remedy(
            line.event().program().contains("flannel") ? "flannel" : "Calico", name));
  }

  private static Outcome.Finding undetected(NodeView node, List<Logged> lines) {
    String name = node.id().name();
    String how = lines.getFirst().detail("how", "").strip();
    return new Outcome.Finding(
        "autodetection",
        Severity.CRITICAL,
        "calico-node of %s finds no address of its own%s"
            .formatted(name, how.isEmpty() ? "" : ", looking " + how),
        ("By its method of autodetection calico-node of %s found no interface, so that it ends and"
                + " is started again and again: no BGP session, no routes, no network for new pods."
                + " The method names interfaces, or a network, that %s does not have.")
            .formatted(name, name),
        lines.stream().map(Logged::line).limit(3).toList(),
        List.of("ip -br address", "kubectl get daemonset -A -o yaml | grep -A1 AUTODETECTION"),
        WrongAddress.remedy("Calico", name));
  }

  /** A node calls from an address that this node's BIRD was not told. */
  private static Outcome.Finding unexpected(NodeView node, Logged line, String address) {
    String name = node.id().name();
    List<Evidence> waiting = waiting(node);
    List<Evidence> evidence = new ArrayList<>(List.of(line.line()));
    evidence.addAll(waiting);
    return new Outcome.Finding(
        address,
        waiting.isEmpty() ? Severity.INFO : Severity.WARNING,
        "%s is called by %s, which Calico knows by another address".formatted(name, address),
        ("A BGP speaker calls from %s, and no node or peer of that address is configured on %s, so"
                + " that BIRD hangs up. Where this goes on, the node that has %s registered another"
                + " one with Calico, by which nobody reaches it. For some seconds it is normal"
                + " while a node joins.")
            .formatted(address, name, address),
        evidence,
        List.of(
            "calicoctl get nodes -o wide",
            "kubectl get nodes -o wide | grep -wF " + address,
            "calicoctl node status"),
        WrongAddress.remedy("Calico", "the node that has " + address));
  }

  /** The last words about sessions that are not up, of which one may be the caller's. */
  private static List<Evidence> waiting(NodeView node) {
    Map<String, Logged> last = new LinkedHashMap<>();
    for (Logged line : Logged.of(node, "bgp-state")) {
      last.put(line.detail("session", ""), line);
    }
    return last.values().stream()
        .filter(line -> line.detail("state", "").equals("start"))
        .map(Logged::line)
        .limit(3)
        .toList();
  }
}
