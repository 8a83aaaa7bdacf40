package io.netlapse.engine.diagnostics.cni;

import io.netlapse.spi.calico.CalicoCondition;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Calico's operator says. A condition is true only where its own status is True: one of the
 * type Degraded stands there in good times too.
 */
final class OperatorState {

  private static final Set<String> GOOD = Set.of("Ready", "Available");

  private OperatorState() {}

  /** At most one finding for each object of the operator. */
  static List<Outcome.Finding> findings(NodeView node) {
    List<Outcome.Finding> findings = new ArrayList<>();
    for (SeenFact seen : node.facts(CalicoCondition.KIND)) {
      CalicoCondition condition = CalicoCondition.of(seen.fact());
      boolean degraded = condition.type().equals("Degraded") && condition.status().equals("True");
      boolean notReady = GOOD.contains(condition.type()) && condition.status().equals("False");
      if (degraded || notReady) {
        findings.add(finding(node, seen, condition));
      }
    }
    return findings;
  }

  private static Outcome.Finding finding(NodeView node, SeenFact seen, CalicoCondition condition) {
    Optional<SeenFact> reason =
        node.facts(CalicoCondition.KIND).stream()
            .filter(other -> other.fact().field("name", "").equals(condition.name()))
            .filter(other -> !other.fact().field("message", "").isEmpty())
            .filter(other -> other.fact().field("status", "").equals("True"))
            .findFirst();
    List<Evidence> lines = new ArrayList<>(List.of(seen.evidence()));
    reason.map(SeenFact::evidence).filter(line -> !lines.contains(line)).ifPresent(lines::add);
    String why =
        reason
            .map(other -> " It says: " + other.fact().field("message", "") + ".")
            .orElse(" It does not say why.");
    String object = condition.resource() + " " + condition.name();
    return new Outcome.Finding(
        object,
        Severity.CRITICAL,
        "Calico's operator says that Calico is %s"
            .formatted(condition.type().equals("Degraded") ? "degraded" : "not ready"),
        ("The condition %s of %s is %s.%s Where Calico's agent is not ready, new pods get no"
                + " network, and the node's routes and policies are not kept up to date. While it"
                + " is rolled out for the first time, or anew, that is normal for some minutes.")
            .formatted(condition.type(), object, condition.status(), why),
        lines,
        List.of(
            "kubectl get tigerastatus",
            "kubectl get pods -n calico-system -o wide",
            "kubectl describe %s %s".formatted(condition.resource(), condition.name())),
        NotReadyLog.remedy("NODE"));
  }
}
