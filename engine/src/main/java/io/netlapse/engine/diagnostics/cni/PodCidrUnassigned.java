package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.ClusterNode;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node has no pod CIDR while its network plug-in needs one. Page: {@code
 * docs/rules/pod-cidr-unassigned.md}.
 */
public final class PodCidrUnassigned implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "pod-cidr-unassigned",
          "A node has no pod CIDR",
          Severity.CRITICAL,
          List.of(
              LogEvent.KIND,
              ClusterEvent.KIND,
              ClusterNode.KIND,
              NodePodCidr.KIND,
              NodeAddress.KIND),
          List.of(),
          CniMechanisms.STARTING);

  /** For {@link java.util.ServiceLoader}. */
  public PodCidrUnassigned() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Map<String, Outcome> byNode = new LinkedHashMap<>();
    for (Logged line : Logged.of(node, "pod-cidr-unassigned")) {
      String name = line.detail("node", node.id().name());
      byNode.put(name, refused(name, line.line()));
    }
    for (SeenFact seen : node.facts(ClusterEvent.KIND)) {
      ClusterEvent event = ClusterEvent.of(seen.fact());
      if (event.reason().equals("CIDRNotAvailable")) {
        String name = event.object().substring(event.object().indexOf('/') + 1);
        byNode.putIfAbsent(name, exhausted(name, seen.evidence()));
      }
    }
    lacking(node).forEach((name, outcome) -> byNode.putIfAbsent(name, outcome));
    boolean looked = node.lookedAt(LogEvent.KIND) || node.lookedAt(NodePodCidr.KIND);
    return byNode.isEmpty() && !looked
        ? List.of(
            new Outcome.Unknown(null, "the pod CIDRs of the nodes, or the network plug-in's log"))
        : new ArrayList<>(byNode.values());
  }

  /**
   * Nodes without a pod CIDR in a listing in which others have one. Where none has, the plug-in
   * gives addresses by itself and needs none.
   */
  private static Map<String, Outcome> lacking(NodeView node) {
    Set<String> having =
        node.facts(NodePodCidr.KIND).stream()
            .map(seen -> NodePodCidr.of(seen.fact()).node())
            .collect(toSet());
    Map<String, Outcome> lacking = new LinkedHashMap<>();
    if (having.isEmpty() || !node.lookedAt(NodePodCidr.KIND)) {
      return lacking;
    }
    for (SeenFact seen : node.facts(ClusterNode.KIND)) {
      String name = ClusterNode.of(seen.fact()).node();
      if (!having.contains(name) && isShownWhole(node, name)) {
        lacking.put(name, missing(name, seen.evidence(), having.size()));
      }
    }
    return lacking;
  }

  /** Whether more than a row of a table was shown of a node, which has no column for the CIDR. */
  private static boolean isShownWhole(NodeView node, String name) {
    return node.facts(NodeAddress.KIND).stream()
        .anyMatch(seen -> NodeAddress.of(seen.fact()).node().equals(name));
  }

  private static Outcome refused(String name, Evidence line) {
    return finding(
        name,
        Severity.CRITICAL,
        name + " has no pod CIDR, and flannel refuses to start there",
        ("flannel asks the Node object of %s for spec.podCIDR and finds none. It ends, and is"
                + " started again, and no pod of %s gets a network.")
            .formatted(name, name),
        line);
  }

  private static Outcome exhausted(String name, Evidence line) {
    return finding(
        name,
        Severity.CRITICAL,
        name + " gets no pod CIDR: the cluster CIDR is used up",
        ("kube-controller-manager has no range left for %s: the cluster CIDR divided by the size of"
                + " a node's range gives fewer ranges than there are nodes, or ranges overlap with"
                + " the Services' one.")
            .formatted(name),
        line);
  }

  private static Outcome missing(String name, Evidence line, int others) {
    return finding(
        name,
        Severity.WARNING,
        "%s has no pod CIDR, and %d other nodes have one".formatted(name, others),
        ("The Node object of %s has no spec.podCIDR. A plug-in that takes it from there (flannel,"
                + " kindnet, kubenet, Cilium in Kubernetes mode) does not start, or makes no route"
                + " to that node. For a node that joined a moment ago, or a virtual one, that is"
                + " normal.")
            .formatted(name),
        line);
  }

  private static Outcome finding(
      String name, Severity severity, String title, String explanation, Evidence line) {
    return new Outcome.Finding(
        name,
        severity,
        title,
        explanation,
        List.of(line),
        List.of(
            "kubectl get node %s -o jsonpath='{.spec.podCIDR}'".formatted(name),
            "kubectl get nodes -o custom-columns=NAME:.metadata.name,CIDR:.spec.podCIDR",
            "kubectl get pods -n kube-system -l component=kube-controller-manager -o yaml | grep"
                + " -E 'cluster-cidr|allocate-node-cidrs'"),
        new Remedy(
            List.of(
                "kubectl patch node %s -p '{\"spec\":{\"podCIDR\":\"FREE-RANGE\"}}'"
                    .formatted(name)),
            "Start kube-controller-manager with --allocate-node-cidrs=true and --cluster-cidr (of"
                + " kubeadm: networking.podSubnet, or kubeadm init --pod-network-cidr); it then"
                + " gives every node a range.",
            "A pod CIDR cannot be changed once it is set: kubectl delete node %s, and let it"
                    .formatted(name)
                + " register anew.",
            "FREE-RANGE must lie in the cluster CIDR and be no other node's: two nodes with one"
                + " range take each other's traffic."));
  }
}
