package io.netlapse.engine.diagnostics.cni;

import io.netlapse.spi.calico.CalicoProcess;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.NodeCondition;
import io.netlapse.spi.kubernetes.NodeNetworkNotReady;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the API and calicoctl tell of the plug-in's agents as they are now. */
final class AgentState {

  /** The agents that DaemonSets of network plug-ins run on each node. */
  private static final Pattern AGENT =
      Pattern.compile(
          "(calico-node|canal|(kube-)?flannel(-ds[a-z0-9-]*)?|cilium|weave-net|kube-router"
              + "|antrea-agent|aws-node|kindnet|kube-ovn-cni|ovnkube-node|azure-cns|rke2-canal"
              + "|rke2-calico-node)-[a-z0-9]{5}");

  /** A container that ended or cannot begin; kubelet tries again and waits longer each time. */
  private static final Pattern FAILING =
      Pattern.compile(
          "(Init:)?(CrashLoopBackOff|Error|ImagePullBackOff|ErrImagePull|OOMKilled"
              + "|CreateContainerConfigError|CreateContainerError|RunContainerError"
              + "|StartError|ContainerCannotRun)");

  private AgentState() {}

  /** The findings; subjects may repeat. */
  static List<Outcome.Finding> findings(NodeView node) {
    List<Outcome.Finding> findings = new ArrayList<>();
    for (SeenFact seen : node.facts(NodeCondition.KIND)) {
      NodeCondition condition = NodeCondition.of(seen.fact());
      if (condition.type().equals("NetworkUnavailable") && condition.status().equals("True")) {
        findings.add(unavailable(seen, condition));
      }
    }
    for (SeenFact seen : node.facts(NodeNetworkNotReady.KIND)) {
      findings.add(notReady(seen, NodeNetworkNotReady.of(seen.fact()).node()));
    }
    for (SeenFact seen : node.facts(PodStatus.KIND)) {
      PodStatus status = PodStatus.of(seen.fact());
      if (AGENT.matcher(status.pod()).matches()) {
        agent(node, seen, status).ifPresent(findings::add);
      }
    }
    for (SeenFact seen : node.facts(CalicoProcess.KIND)) {
      CalicoProcess process = CalicoProcess.of(seen.fact());
      if (process.process().equals(CalicoProcess.CALICO) && !process.running()) {
        findings.add(stopped(node, seen));
      }
    }
    return findings;
  }

  private static Outcome.Finding unavailable(SeenFact seen, NodeCondition condition) {
    String name = condition.node();
    String reason = condition.reason() == null ? "no reason told" : condition.reason();
    return new Outcome.Finding(
        name,
        Severity.CRITICAL,
        "the network of %s is unavailable (%s)".formatted(name, reason),
        ("The condition NetworkUnavailable of %s is True: its network plug-in, or the cloud that"
                + " makes its routes, has not set up the network (%s). No pod is put there but"
                + " those of the host's network.")
            .formatted(name, reason),
        List.of(seen.evidence()),
        List.of(
            "kubectl describe node " + name,
            "kubectl get pods -A -o wide --field-selector spec.nodeName=" + name),
        NotReadyLog.remedy(name));
  }

  private static Outcome.Finding notReady(SeenFact seen, String name) {
    return new Outcome.Finding(
        name,
        Severity.CRITICAL,
        "%s is not ready, for its container runtime finds no network plug-in".formatted(name),
        ("kubelet keeps %s NotReady until a network configuration lies in /etc/cni/net.d and its"
                + " plug-in works: no pod is put there but those of the host's network. Right after"
                + " a node joined, that is normal for a minute.")
            .formatted(name),
        List.of(seen.evidence()),
        List.of("kubectl describe node " + name, "ls -l /etc/cni/net.d /opt/cni/bin"),
        NotReadyLog.remedy(name));
  }

  /** An agent that fails, or that runs and is not ready; one that just starts is worth a remark. */
  private static Optional<Outcome.Finding> agent(NodeView view, SeenFact seen, PodStatus status) {
    boolean failing = FAILING.matcher(status.status()).matches();
    boolean running = status.status().equals("Running");
    if (status.ready() == status.containers() && !failing) {
      return Optional.empty();
    }
    Severity severity = failing ? Severity.CRITICAL : running ? Severity.WARNING : Severity.INFO;
    String where =
        view.facts(PodNode.KIND).stream()
            .map(fact -> PodNode.of(fact.fact()))
            .filter(
                pod -> pod.pod().equals(status.pod()) && pod.namespace().equals(status.namespace()))
            .map(pod -> " on " + pod.node())
            .findFirst()
            .orElse("");
    return Optional.of(
        new Outcome.Finding(
            status.namespace() + "/" + status.pod(),
            severity,
            "%s%s is %s, %d of %d containers ready"
                .formatted(
                    status.pod(), where, status.status(), status.ready(), status.containers()),
            ("%s is the network plug-in's agent%s. While it is not ready, new pods there get no"
                    + " network, and routes and policies are not kept up to date; pods that run"
                    + " keep what they have.")
                .formatted(status.pod(), where),
            List.of(seen.evidence()),
            List.of(
                "kubectl describe pod -n %s %s".formatted(status.namespace(), status.pod()),
                "kubectl logs -n %s %s --all-containers --previous --tail=50"
                    .formatted(status.namespace(), status.pod())),
            NotReadyLog.remedy(where.isEmpty() ? "its node" : where.substring(4))));
  }

  private static Outcome.Finding stopped(NodeView node, SeenFact seen) {
    String name = node.id().name();
    return new Outcome.Finding(
        "calico",
        Severity.CRITICAL,
        "Calico does not run on " + name,
        ("calicoctl found no process of Calico on %s: nobody keeps the routes to pods, and BGP"
                + " tells the other nodes nothing of this one.")
            .formatted(name),
        List.of(seen.evidence()),
        List.of("calicoctl node status", "crictl ps -a --name calico-node"),
        NotReadyLog.remedy(name));
  }
}
