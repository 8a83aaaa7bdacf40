package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A log says that iptables-restore failed, so that rules are not those that kube-proxy or the CNI
 * wants. Page: {@code docs/rules/iptables-restore-failed.md}.
 */
public final class IptablesRestoreFailed implements Diagnostic {

  private static final Set<String> EVENTS =
      Set.of("iptables-restore-failed", "iptables-ensure-failed", "xtables-lock-failed");

  private static final RuleInfo INFO =
      new RuleInfo(
          "iptables-restore-failed",
          "iptables-restore fails, so rules are not written",
          Severity.CRITICAL,
          List.of(LogEvent.KIND),
          List.of(),
          NetfilterMechanisms.WRITING);

  /** For {@link java.util.ServiceLoader}. */
  public IptablesRestoreFailed() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("kube-mark-drop-missing", "iptables-backend-split", "version-pair-known-bad");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(LogEvent.KIND)) {
      return List.of(new Outcome.Unknown(null, "kube-proxy's log of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    LoggedTrouble felix =
        LoggedTrouble.of(node, EVENTS, event -> isOfCalico(event) && !XtablesLock.isHeld(event));
    LoggedTrouble proxy =
        LoggedTrouble.of(node, EVENTS, event -> !isOfCalico(event) && !XtablesLock.isHeld(event));
    if (proxy != null) {
      outcomes.add(finding(node.id().name(), proxy, "kube-proxy", Severity.CRITICAL));
    }
    if (felix != null) {
      // Felix tries again at once, and fails now and then beside other writers.
      outcomes.add(finding(node.id().name(), felix, "calico-node", Severity.WARNING));
    }
    return outcomes;
  }

  private static boolean isOfCalico(LogEvent event) {
    return Set.of("calico-node", "felix", "calico", "confd", "startup").contains(event.program());
  }

  private static Outcome.Finding finding(
      String node, LoggedTrouble trouble, String who, Severity severity) {
    String reason = trouble.last().details().getOrDefault("reason", "");
    RestoreReason known = RestoreReason.of(reason);
    return new Outcome.Finding(
        who,
        severity,
        "%s on %s cannot write its iptables rules%s"
            .formatted(who, node, reason.isEmpty() ? "" : ": " + reason),
        ("iptables-restore takes all rules or none. While it fails on %s, its rules stay as they"
                + " were at the last success, or empty after a boot: Services that came since are"
                + " not reachable from this node, and those that changed lead to pods that are"
                + " gone. %s")
            .formatted(node, known.meaning()),
        trouble.evidence(),
        List.of(
            "kubectl --namespace kube-system logs --selector k8s-app=kube-proxy | grep -i restore",
            "iptables --version",
            "ls -ld /run/xtables.lock",
            "iptables-save | grep -c KUBE-"),
        new Remedy(
            known.commands(),
            known.lasting(),
            "Nothing is to be undone: kube-proxy writes its rules anew at the next sync.",
            "Until the sync succeeds, Services on this node are as they were."));
  }
}
