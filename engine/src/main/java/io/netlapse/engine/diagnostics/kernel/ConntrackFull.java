package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.kernel.TableFill;
import io.netlapse.spi.kernel.TableLoss;
import io.netlapse.spi.logs.LogEvent;
import java.util.List;
import java.util.Optional;

/**
 * The table of connections is full or nearly so, and new connections are dropped. Page: {@code
 * docs/rules/conntrack-full.md}.
 */
public final class ConntrackFull implements Diagnostic {

  private static final String TABLE = "conntrack";
  private static final String MAX = "net.netfilter.nf_conntrack_max";

  private static final RuleInfo INFO =
      new RuleInfo(
          "conntrack-full",
          "The table of connections is full or nearly so",
          Severity.CRITICAL,
          List.of(TableFill.KIND, TableEntries.KIND, TableLoss.KIND, Sysctl.KIND, LogEvent.KIND),
          List.of(),
          List.of());

  /** For {@link java.util.ServiceLoader}. */
  public ConntrackFull() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    TableState table = TableState.of(node, TABLE, max(node));
    List<SeenFact> lost = TableState.losses(node, TABLE, "early_drop");
    List<SeenFact> logged = TableState.logged(node, "conntrack-table-full", "");
    if (table.isNearlyFull()) {
      return List.of(finding(node, Severity.CRITICAL, now(node, table), table, logged, lost));
    }
    if (!logged.isEmpty()) {
      Severity severity = table.isKnown() ? Severity.WARNING : Severity.CRITICAL;
      return List.of(finding(node, severity, logged(node), table, logged, lost));
    }
    if (table.isFilling()) {
      // A count is kept in steps so wide that three quarters may be all of it.
      Severity severity = table.isCounted() ? Severity.WARNING : Severity.INFO;
      return List.of(finding(node, severity, now(node, table), table, logged, lost));
    }
    if (!lost.isEmpty()) {
      return List.of(finding(node, Severity.INFO, lost(node), table, logged, lost));
    }
    return table.isKnown() || node.lookedAt(TableLoss.KIND)
        ? List.of()
        : List.of(
            new Outcome.Unknown(
                null, "how full the connection table of " + node.id().name() + " is"));
  }

  private static Optional<Long> max(NodeView node) {
    KernelSettings kernel = KernelSettings.of(node);
    return kernel.number(MAX).or(() -> kernel.number("net.nf_conntrack_max"));
  }

  /** A million, as most large clusters have, or twice what there is. */
  private static long raised(NodeView node) {
    return Math.max(1_048_576, 2 * max(node).orElse(0L));
  }

  private static String now(NodeView node, TableState table) {
    return "the connection table of %s is %s".formatted(node.id().name(), table.words());
  }

  private static String logged(NodeView node) {
    return "the kernel of %s dropped packets because its connection table was full"
        .formatted(node.id().name());
  }

  private static String lost(NodeView node) {
    return "%s has lost connections from a full table since it started".formatted(node.id().name());
  }

  private static Outcome.Finding finding(
      NodeView node,
      Severity severity,
      String title,
      TableState table,
      List<SeenFact> logged,
      List<SeenFact> lost) {
    List<Evidence> evidence = TableState.evidence(table, logged, lost);
    return new Outcome.Finding(
        TABLE,
        severity,
        title,
        ("When nf_conntrack has no room, the kernel of %s drops the first packet of every new"
             + " connection that is tracked: of pods, of Services, DNS queries, and of kubelet"
             + " alike. What is established goes on, so some things work and others time out at"
             + " random. ")
                .formatted(node.id().name())
            + (severity == Severity.INFO || severity == Severity.WARNING
                ? "What was shown of the present state is not full: it was so before, or it comes"
                    + " close."
                : "It stays so until entries time out, which takes an established TCP connection"
                    + " a day or more."),
        evidence,
        List.of(
            "sysctl net.netfilter.nf_conntrack_count " + MAX,
            "conntrack -S",
            "dmesg -T | grep 'table full'",
            "conntrack -L 2>/dev/null | awk '{print $1,$4}' | sort | uniq -c | sort -rn | head"),
        new Remedy(
            List.of("sysctl -w %s=%d".formatted(MAX, raised(node))),
            "kube-proxy sets the maximum at its start from conntrack.maxPerCore and conntrack.min:"
                + " raise these in its configuration, or set both to 0 and the sysctl in"
                + " /etc/sysctl.d. Then find who opens so many: the last confirming command counts"
                + " them by state; many in TIME_WAIT or CLOSE_WAIT ask for shorter timeouts"
                + " (conntrack.tcpCloseWaitTimeout).",
            "Set the former value, which the first confirming command shows.",
            "Each entry takes about 320 bytes of the kernel's memory, so a million some 300 MB."));
  }
}
