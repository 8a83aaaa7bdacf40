package io.netlapse.engine.diagnostics.component;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.config.UnitBrief;
import io.netlapse.spi.config.UnitSince;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodRestarts;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.system.UnitRestarts;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that the node needs restarts again and again, or stands still although it is to run.
 * Page: {@code docs/rules/unit-restarts-often.md}.
 */
public final class UnitRestartsOften implements BeliefFilter {

  private static final List<FactKind> PODS =
      List.of(PodStatus.KIND, PodRestarts.KIND, PodNode.KIND);

  private static final List<FactKind> UNITS =
      List.of(
          UnitState.KIND,
          UnitBrief.KIND,
          UnitSince.KIND,
          UnitStart.KIND,
          UnitRestarts.KIND,
          LogEvent.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "unit-restarts-often",
          "A program that the node needs does not keep running",
          Severity.WARNING,
          Kinds.of(UNITS, PODS),
          PODS,
          List.of(
              new Mechanism(
                  EventKind.UPGRADE, "kubelet", "another release may refuse a flag or a setting"),
              new Mechanism(
                  EventKind.UPGRADE, "containerd", "a package stops the service that it replaces"),
              new Mechanism(
                  EventKind.RECONFIGURE,
                  "*",
                  "`kubeadm reset` stops kubelet, and a setting that"
                      + " is wrong shows at the next start"),
              new Mechanism(
                  EventKind.REBOOT, "*", "swap, a module or a mount may be missing after a boot"),
              new Mechanism(EventKind.OOM_KILL, "*", "what the kernel kills is started again")));

  /** For {@link java.util.ServiceLoader}. */
  public UnitRestartsOften() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Of other nodes, what the API said of agents' pods. */
  @Override
  public boolean matters(Fact believed) {
    return Agent.ofPod(believed.field("pod", "")).isPresent();
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Outcome> outcomes = new ArrayList<>();
    for (UnitStory unit : UnitStory.of(node)) {
      unit.finding(node.id().name()).ifPresent(outcomes::add);
    }
    outcomes.addAll(AgentPods.findings(new Told(node, cluster)));
    boolean asked =
        UNITS.stream().anyMatch(node::lookedAt)
            || node.lookedAt(PodStatus.KIND)
            || cluster.others(node).stream().anyMatch(other -> other.lookedAt(PodStatus.KIND));
    return asked
        ? outcomes
        : List.of(
            new Outcome.Unknown(null, "the units, their log and the pods of " + node.id().name()));
  }
}
