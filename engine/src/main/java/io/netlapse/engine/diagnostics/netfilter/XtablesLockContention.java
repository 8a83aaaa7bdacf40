package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;
import java.util.Set;

/**
 * Those who write rules of iptables wait for each other. Page: {@code
 * docs/rules/xtables-lock-contention.md}.
 */
public final class XtablesLockContention implements Diagnostic {

  private static final Set<String> EVENTS =
      Set.of(
          "xtables-lock-held",
          "xtables-lock-failed",
          "iptables-restore-failed",
          "iptables-ensure-failed");

  private static final RuleInfo INFO =
      new RuleInfo(
          "xtables-lock-contention",
          "Programs that write iptables rules wait for the lock",
          Severity.WARNING,
          List.of(LogEvent.KIND),
          List.of(),
          NetfilterMechanisms.WRITING);

  /** For {@link java.util.ServiceLoader}. */
  public XtablesLockContention() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    String name = node.id().name();
    if (!node.lookedAt(LogEvent.KIND)) {
      return List.of(new Outcome.Unknown(null, "the logs of kube-proxy and kubelet of " + name));
    }
    LoggedTrouble held = LoggedTrouble.of(node, EVENTS, XtablesLock::isHeld);
    if (held != null) {
      return List.of(
          finding(
              name,
              held,
              Severity.WARNING,
              "%s on %s did not get the lock of xtables".formatted(held.last().program(), name),
              "A writer that does not get it within its time gives up, and its rules stay old until"
                  + " it tries again."));
    }
    LoggedTrouble slow = LoggedTrouble.of(node, Set.of("iptables-slow"), _ -> true);
    return slow == null
        ? List.of()
        : List.of(
            finding(
                name,
                slow,
                Severity.INFO,
                "iptables takes seconds on %s".formatted(name),
                "Either another writer held it, or there are so many rules that writing them takes"
                    + " long."));
  }

  private static Outcome.Finding finding(
      String node, LoggedTrouble trouble, Severity severity, String title, String harm) {
    return new Outcome.Finding(
        "xtables-lock",
        severity,
        title,
        ("Whoever reads or writes rules of iptables on %s takes the lock /run/xtables.lock first."
                + " %s kube-proxy, kubelet, the CNI, Docker, hostPort plug-ins, and jobs that list"
                + " rules all take part.")
            .formatted(node, harm),
        trouble.evidence(),
        List.of(
            "fuser -v /run/xtables.lock",
            "ps -eo pid,etimes,args | grep [i]ptables",
            "iptables-save | wc -l"),
        new Remedy(
            List.of("ps -eo pid,etimes,args --sort=-etimes | grep [i]ptables"),
            "Let jobs that call iptables wait for the lock (-w) and call it seldom; raise"
                + " iptables.minSyncPeriod of kube-proxy; from thousands of Services on use IPVS or"
                + " nftables.",
            "Nothing was changed.",
            "Ending a program that holds the lock in the midst of a restore loses what it was"
                + " writing; the next one writes it."));
  }
}
