package io.netlapse.engine.diagnostics.cni;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.ClusterEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Why pods get no network, as events of the cluster and lines of kubelet's log tell it. */
final class SandboxFailure {

  /** Words of an error, and what they mean; the more exact ones first. */
  private static final List<Map.Entry<String, Cause>> CAUSES =
      List.of(
          Map.entry(
              "subnet.env", new Cause("subnet.env", "flannel has not written its subnet.env")),
          Map.entry(
              "calico/nodename",
              new Cause("nodename", "calico-node does not run on the node, or never started")),
          Map.entry(
              "failed to find plugin",
              new Cause("plugin", "a program of the plug-in is missing in /opt/cni/bin")),
          Map.entry(
              "nauthorized",
              new Cause("token", "the plug-in's access token for the API server is not valid")),
          Map.entry(
              "cilium.sock", new Cause("cilium", "the Cilium agent does not answer on its socket")),
          Map.entry(
              "ilium agent", new Cause("cilium", "the Cilium agent does not answer on its socket")),
          Map.entry("network is not ready", new Cause("network", "no network plug-in is ready")),
          Map.entry(
              "cni plugin not initialized", new Cause("network", "no network plug-in is ready")),
          Map.entry(
              "cni config uninitialized", new Cause("network", "no network plug-in is ready")));

  private SandboxFailure() {}

  /**
   * A cause.
   *
   * @param subject a word for it
   * @param meaning half a sentence
   */
  private record Cause(String subject, String meaning) {}

  /** The findings; subjects may repeat. */
  static List<Outcome.Finding> findings(NodeView node) {
    List<Outcome.Finding> findings = new ArrayList<>();
    for (SeenFact seen : node.facts(ClusterEvent.KIND)) {
      ClusterEvent event = ClusterEvent.of(seen.fact());
      String message = event.message();
      if (message != null && !event.type().equals("Normal")) {
        cause(message)
            .forEach(cause -> findings.add(finding(node, event.object(), cause, seen.evidence())));
      }
    }
    for (Logged line : Logged.of(node, "cni-plugin-missing")) {
      Cause cause =
          new Cause(
              "plugin",
              line.detail("plugin", "a plug-in").replaceAll("[\\\\\"]", "")
                  + " is missing in /opt/cni/bin");
      findings.add(finding(node, "a pod", cause, line.line()));
    }
    for (Logged line : Logged.of(node, "calico-nodename-missing")) {
      Cause cause = new Cause("nodename", "calico-node does not run here, or never started");
      findings.add(finding(node, "a pod", cause, line.line()));
    }
    return findings;
  }

  private static Stream<Cause> cause(String message) {
    return CAUSES.stream()
        .filter(known -> message.contains(known.getKey()))
        .filter(known -> !known.getKey().equals("nauthorized") || message.contains("plugin"))
        .map(Map.Entry::getValue)
        .limit(1);
  }

  private static Outcome.Finding finding(NodeView node, String object, Cause cause, Evidence line) {
    String name = node.id().name();
    return new Outcome.Finding(
        cause.subject(),
        Severity.WARNING,
        "%s gets no network: %s".formatted(object, cause.meaning()),
        ("The container engine asked the network plug-in to connect %s and failed: %s. It tries"
                + " again until that is repaired, and the pod stays in ContainerCreating.")
            .formatted(object, cause.meaning()),
        List.of(line),
        List.of(
            "kubectl get events -A --field-selector reason=FailedCreatePodSandBox",
            "ls -l /etc/cni/net.d /opt/cni/bin"),
        NotReadyLog.remedy(name));
  }
}
