package io.netlapse.engine.diagnostics.podrange;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.PodRange;
import io.netlapse.engine.diagnostics.network.PodRange.Source;
import io.netlapse.engine.diagnostics.network.PodRanges;
import io.netlapse.engine.diagnostics.network.PodRanges.OfNode;
import io.netlapse.engine.diagnostics.network.SameMachine;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Two nodes give their pods addresses from one range. Page: {@code
 * docs/rules/duplicate-pod-cidr.md}.
 */
public final class DuplicatePodCidr implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "duplicate-pod-cidr",
          "Two nodes give their pods addresses from one range",
          Severity.CRITICAL,
          Kinds.of(PodRanges.KINDS, SameMachine.KINDS),
          Kinds.of(PodRanges.KINDS, SameMachine.KINDS),
          List.of(
              new Mechanism(
                  EventKind.UPGRADE,
                  "kube-controller-manager",
                  "a release that forgets which ranges are taken gives them out again"),
              new Mechanism(
                  EventKind.RESTART,
                  "kube-controller-manager",
                  "it learns at its start which ranges are taken, and may miss some")));

  /** For {@link java.util.ServiceLoader}. */
  public DuplicatePodCidr() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return PodRanges.matters(believed);
  }

  /** A lag between looks at two nodes would look like it. */
  @Override
  public boolean together() {
    return true;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    PodRanges ranges = PodRanges.of(node, cluster);
    if (ranges.self().ranges().isEmpty()
        && ranges.others().stream().allMatch(other -> other.ranges().isEmpty())) {
      return List.of(
          new Outcome.Unknown(null, "the range of pod addresses of " + node.id().name()));
    }
    SortedMap<String, Outcome> found = new TreeMap<>();
    Predicate<OfNode> isAnother = other -> !isSame(other, node, cluster);
    for (OfNode other : ranges.others()) {
      clash(ranges.self(), other)
          .filter(_ -> isAnother.test(other))
          .ifPresent(finding -> found.putIfAbsent(finding.subject(), finding));
    }
    // Node objects whose nodes show nothing themselves are judged where the cluster was asked.
    for (List<OfNode> sharing : sharing(ranges.others(), node)) {
      List<OfNode> alike = sharing.stream().filter(isAnother).toList();
      for (int i = 0; i < alike.size(); i++) {
        for (int j = i + 1; j < alike.size(); j++) {
          clash(alike.get(i), alike.get(j))
              .filter(finding -> finding.evidence().getFirst().node().equals(node.id()))
              .ifPresent(finding -> found.putIfAbsent(finding.subject(), finding));
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Whether another node is the same machine under another name; asked of few, for it costs. */
  private static boolean isSame(OfNode other, NodeView node, ClusterView cluster) {
    return cluster.others(node).stream()
        .anyMatch(view -> view.id().name().equals(other.name()) && SameMachine.is(node, view));
  }

  /** Nodes with one range, of which the given node tells. */
  private static Collection<List<OfNode>> sharing(List<OfNode> nodes, NodeView node) {
    SortedMap<IpPrefix, List<OfNode>> byRange = new TreeMap<>();
    for (OfNode one : nodes) {
      for (PodRange range : one.ranges()) {
        if (range.seen().evidence().node().equals(node.id())) {
          byRange.putIfAbsent(range.range(), new ArrayList<>());
        }
      }
    }
    if (byRange.isEmpty()) {
      return List.of();
    }
    for (OfNode one : nodes) {
      for (PodRange range : one.ranges()) {
        List<OfNode> alike = byRange.get(range.range());
        if (alike != null && (alike.isEmpty() || !alike.getLast().equals(one))) {
          alike.add(one);
        }
      }
    }
    return byRange.values();
  }

  private static Optional<Outcome.Finding> clash(OfNode one, OfNode other) {
    for (PodRange range : one.ranges()) {
      for (PodRange theirs : other.ranges()) {
        if (range.source() != Source.CALICO_BLOCK
            && theirs.source() != Source.CALICO_BLOCK
            && range.range().equals(theirs.range())
            && areTwo(one, range, other, theirs)) {
          return Optional.of(finding(one.name(), other.name(), range, theirs));
        }
      }
    }
    return Optional.empty();
  }

  /** Two Node objects are two; nodes that show themselves are, where their addresses differ. */
  private static boolean areTwo(OfNode one, PodRange range, OfNode other, PodRange theirs) {
    boolean objects = range.source() == Source.NODE_OBJECT && theirs.source() == Source.NODE_OBJECT;
    return objects
        || (!one.addresses().isEmpty()
            && !other.addresses().isEmpty()
            && Collections.disjoint(one.addresses(), other.addresses()));
  }

  private static Outcome.Finding finding(
      String one, String other, PodRange range, PodRange theirs) {
    return new Outcome.Finding(
        range.range().text(),
        Severity.CRITICAL,
        "%s and %s both give pods addresses from %s".formatted(one, other, range.range()),
        ("%s is the range of %s and of %s. Every other node can have one route to it only, so the"
             + " pods of one of the two are not reached from elsewhere; pods of both get the same"
             + " addresses; and when one of the two Node objects is deleted, the routes to the"
             + " other go with it.")
            .formatted(range.range(), one, other),
        List.of(range.seen().evidence(), theirs.seen().evidence()),
        List.of(
            "kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.spec.podCIDRs",
            "ip address show dev cni0"),
        new Remedy(
            List.of(
                "kubectl get node %s -o yaml > %s.yaml".formatted(one, one),
                "kubectl drain %s --ignore-daemonsets".formatted(one),
                "kubectl delete node " + one,
                "systemctl restart kubelet"),
            ("Run the last command on %s: a kubelet registers its node only when it starts, and the"
                    + " node gets a range of its own then. Delete cni0 there (ip link del cni0) and"
                    + " restart the network plug-in. Choose the node that came later. If it"
                    + " happens again, look at kube-controller-manager (--allocate-node-cidrs,"
                    + " --cluster-cidr) or the network plug-in's own allocator.")
                .formatted(one),
            ("The former range does not come back. Labels, taints and annotations that somebody set"
                    + " are in the file; set them again. As long as the node is not deleted:"
                    + " kubectl uncordon %s.")
                .formatted(one),
            "The pods of the node that is drained start anew elsewhere; its local volumes stay"
                + " behind."));
  }
}
