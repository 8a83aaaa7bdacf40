package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.NodeReadiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What logs tell of a plug-in that is not ready: true at their moment, and perhaps still. */
final class NotReadyLog {

  private NotReadyLog() {}

  /** The findings; subjects may repeat. */
  static List<Outcome.Finding> findings(NodeView node) {
    List<Outcome.Finding> findings = new ArrayList<>();
    Optional<NodeReadiness> readiness = readiness(node);
    for (Logged line : Logged.of(node, "cni-not-ready")) {
      findings.add(
          finding(
              node,
              "network",
              "the container runtime of %s finds no network plug-in that is ready",
              "kubelet keeps %s NotReady until a network configuration lies in /etc/cni/net.d and"
                  + " its plug-in works. Right after a node joined, or while the plug-in's agent"
                  + " starts, that is normal for a minute.",
              line.line(),
              severity(readiness)));
    }
    for (Logged line : Logged.of(node, "flannel-subnet-missing")) {
      findings.add(
          finding(
              node,
              "subnet.env",
              "flannel has not written its subnet.env on %s",
              "The plug-in flannel reads the node's subnet from that file, which flanneld writes"
                  + " when it has got one. It lies in /run and is gone after each reboot of %s:"
                  + " until flanneld runs, no pod gets a network.",
              line.line(),
              severity(readiness)));
    }
    for (Logged line : Logged.of(node, "cni-config-failed")) {
      findings.add(
          finding(
              node,
              "config",
              "the network configuration of %s cannot be loaded: "
                  + line.detail("reason", "cut off"),
              "The container engine of %s found no configuration in /etc/cni/net.d that it can use,"
                  + " so that no pod gets a network.",
              line.line(),
              severity(readiness)));
    }
    for (Logged line : Logged.of(node, "cni-register-failed")) {
      String reason = line.detail("reason", "cut off");
      if (!reason.contains("pod cidr not assigned")) {
        findings.add(
            finding(
                node,
                "flanneld",
                "flannel of %s cannot set up its network: " + reason,
                "flanneld ends with this error and is started again and again. It makes no routes"
                    + " to other nodes' pods on %s.",
                line.line(),
                Severity.CRITICAL));
      }
    }
    for (Logged line : Logged.of(node, "bird-not-ready")) {
      String reason = line.detail("reason", "cut off");
      if (!reason.contains("not established")) {
        findings.add(
            finding(
                node,
                "bird",
                "BIRD of %s is not ready: " + reason,
                "calico-node's probe of readiness does not reach BIRD, so that %s may neither tell"
                    + " nor learn routes. For some seconds after a start that is normal.",
                line.line(),
                Severity.WARNING));
      }
    }
    return findings;
  }

  /** How to get a plug-in ready. */
  static Remedy remedy(String node) {
    return new Remedy(
        List.of(
            "ls -l /etc/cni/net.d /opt/cni/bin",
            "kubectl get pods -A -o wide --field-selector spec.nodeName=" + node,
            "crictl ps -a | grep -E 'calico|flannel|cilium|weave|canal'"),
        "Install the network plug-in if there is none; else repair what its agent's log names, and"
            + " delete the agent's pod so that it starts anew. It writes its configuration and, of"
            + " flannel, subnet.env by itself.",
        "The commands only look.",
        "A file that is put into /etc/cni/net.d by hand makes the node Ready while pods are"
            + " connected wrongly.");
  }

  /** By what the API says of the node, if it does: not ready makes it sure, ready makes it past. */
  private static Severity severity(Optional<NodeReadiness> readiness) {
    return readiness
        .map(told -> told.ready() ? Severity.INFO : Severity.CRITICAL)
        .orElse(Severity.WARNING);
  }

  private static Optional<NodeReadiness> readiness(NodeView node) {
    return node.facts(NodeReadiness.KIND).stream()
        .map(SeenFact::fact)
        .map(NodeReadiness::of)
        .filter(told -> told.node().equals(node.id().name()))
        .findFirst();
  }

  private static Outcome.Finding finding(
      NodeView node,
      String subject,
      String title,
      String explanation,
      Evidence line,
      Severity severity) {
    String name = node.id().name();
    return new Outcome.Finding(
        subject,
        severity,
        title.replace("%s", name),
        explanation.replace("%s", name),
        List.of(line),
        List.of(
            "kubectl get node " + name,
            "ls -l /etc/cni/net.d",
            "journalctl -u kubelet -n 50 --no-pager | grep -i network"),
        remedy(name));
  }
}
