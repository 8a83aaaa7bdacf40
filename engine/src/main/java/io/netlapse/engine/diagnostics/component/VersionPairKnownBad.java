package io.netlapse.engine.diagnostics.component;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterVersion;
import io.netlapse.spi.kubernetes.ContainerImage;
import io.netlapse.spi.kubernetes.NodeRuntime;
import io.netlapse.spi.kubernetes.NodeVersion;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.system.ComponentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Components of a node are known not to work together; the table is {@link KnownBadPair}. Page:
 * {@code docs/rules/version-pair-known-bad.md}.
 */
public final class VersionPairKnownBad implements BeliefFilter {

  /** What the cluster's API tells of nodes, whoever asked it. */
  private static final List<FactKind> TOLD =
      List.of(
          NodeVersion.KIND,
          NodeRuntime.KIND,
          ClusterVersion.KIND,
          ContainerImage.KIND,
          PodNode.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "version-pair-known-bad",
          "Versions that are known not to work together",
          Severity.WARNING,
          Kinds.of(List.of(ComponentVersion.KIND), TOLD),
          TOLD,
          List.of(
              new Mechanism(EventKind.UPGRADE, "*", "one side was upgraded without the other"),
              new Mechanism(EventKind.DOWNGRADE, "*", "one side went back without the other")));

  /** For {@link java.util.ServiceLoader}. */
  public VersionPairKnownBad() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return ComponentRelease.mayTell(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<RunningVersion> versions = RunningVersion.of(new Told(node, cluster));
    if (versions.isEmpty()) {
      return List.of(
          new Outcome.Unknown(null, "the versions of the components of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (KnownBadPair pair : KnownBadPair.ALL) {
      Optional<RunningVersion> one = first(versions, pair.one());
      Optional<RunningVersion> other = first(versions, pair.other());
      if (one.isPresent() && other.isPresent()) {
        outcomes.add(finding(node.id().name(), pair, one.get(), other.get()));
      }
    }
    return outcomes;
  }

  private static Optional<RunningVersion> first(
      List<RunningVersion> versions, KnownBadPair.Side side) {
    return versions.stream().filter(version -> version.isOf(side)).findFirst();
  }

  private static Outcome.Finding finding(
      String node, KnownBadPair pair, RunningVersion one, RunningVersion other) {
    return new Outcome.Finding(
        pair.id(),
        pair.severity(),
        "%s %s and %s %s on %s are known not to work together"
            .formatted(one.component(), one.version(), other.component(), other.version(), node),
        pair.what(),
        List.of(one, other).stream().map(RunningVersion::seen).map(SeenFact::evidence).toList(),
        List.of("kubelet --version", "iptables --version", "containerd --version", "uname -r"),
        new Remedy(
            List.of("kubectl get nodes -o wide"),
            pair.cure(),
            "Install the former version and restart what was changed.",
            "Drain the node before a change of kubelet, runtime or kernel."));
  }
}
