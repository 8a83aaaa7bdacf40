package io.netlapse.spi.example;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** Finds nodes that do not forward packets, on which no pod reaches another node. */
public final class ForwardingOff implements Diagnostic {

  @Override
  public RuleInfo info() {
    return new RuleInfo(
        "example-forwarding-off",
        "IPv4 forwarding is off",
        Severity.CRITICAL,
        List.of(ForwardingParser.FORWARDING),
        List.of(),
        List.of(new Mechanism(EventKind.REBOOT, "*", "sysctl.d is applied anew at boot")));
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(ForwardingParser.FORWARDING)) {
      return List.of(new Outcome.Unknown(null, "net.ipv4.ip_forward of " + node.id().name()));
    }
    return node.facts(ForwardingParser.FORWARDING).stream()
        .filter(seen -> seen.fact().field("value", "1").equals("0"))
        .map(seen -> finding(node, seen))
        .toList();
  }

  private static Outcome finding(NodeView node, SeenFact seen) {
    return new Outcome.Finding(
        "ip_forward",
        Severity.CRITICAL,
        "%s does not forward packets".formatted(node.id().name()),
        "net.ipv4.ip_forward is 0: the kernel drops what pods send to other nodes.",
        List.of(seen.evidence()),
        List.of("sysctl net.ipv4.ip_forward"),
        new Remedy(
            List.of("sysctl -w net.ipv4.ip_forward=1"),
            "Put net.ipv4.ip_forward=1 into /etc/sysctl.d/99-kubernetes.conf",
            "sysctl -w net.ipv4.ip_forward=0",
            "The node becomes a router; a firewall may rely on it not being one."));
  }
}
