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
import io.netlapse.spi.network.LearnedNeighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's table of neighbours is full or nearly so. Page: {@code
 * docs/rules/neighbour-table-full.md}.
 */
public final class NeighbourTableFull implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "neighbour-table-full",
          "The table of neighbours is full or nearly so",
          Severity.CRITICAL,
          List.of(
              LogEvent.KIND,
              TableEntries.KIND,
              TableFill.KIND,
              TableLoss.KIND,
              LearnedNeighbour.KIND,
              Sysctl.KIND),
          List.of(),
          List.of());

  /** How often the table must have been found full since boot, to say so loudly. */
  private static final int MANY = 100;

  /** For {@link java.util.ServiceLoader}. */
  public NeighbourTableFull() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Table table : Table.values()) {
      table.examine(node).ifPresent(outcomes::add);
    }
    boolean asked =
        node.lookedAt(TableEntries.KIND)
            || node.lookedAt(LearnedNeighbour.KIND)
            || node.lookedAt(TableLoss.KIND);
    if (outcomes.isEmpty() && !asked) {
      outcomes.add(
          new Outcome.Unknown(
              null, "how full the neighbour tables of " + node.id().name() + " are"));
    }
    return outcomes;
  }

  /** A table of the kernel, one for each family. */
  private enum Table {
    ARP("arp", "inet", "net.ipv4.neigh.default.gc_thresh", "IPv4"),
    NDISC("ndisc", "inet6", "net.ipv6.neigh.default.gc_thresh", "IPv6");

    private final String word;
    private final String family;
    private final String thresholds;
    private final String name;

    Table(String word, String family, String thresholds, String name) {
      this.word = word;
      this.family = family;
      this.thresholds = thresholds;
      this.name = name;
    }

    Optional<Outcome> examine(NodeView node) {
      Optional<Long> max = KernelSettings.of(node).number(thresholds + 3);
      TableState table = TableState.of(node, word, max);
      List<SeenFact> listed = listed(node, max);
      List<SeenFact> logged = logged(node);
      List<SeenFact> lost = TableState.losses(node, word, "table_fulls");
      if (table.isNearlyFull() || !listed.isEmpty()) {
        return Optional.of(finding(node, Severity.CRITICAL, table, logged, lost, listed));
      }
      if (!logged.isEmpty()) {
        return Optional.of(
            finding(
                node,
                table.isKnown() && !table.isFilling() ? Severity.WARNING : Severity.CRITICAL,
                table,
                logged,
                lost,
                List.of()));
      }
      boolean often = lost.stream().anyMatch(seen -> TableLoss.of(seen.fact()).atLeast() >= MANY);
      return table.isFilling() || !lost.isEmpty()
          ? Optional.of(
              finding(
                  node, often ? Severity.WARNING : Severity.INFO, table, logged, lost, List.of()))
          : Optional.empty();
    }

    /** Kernels before 3.7 name the family; one that names nothing means IPv4. */
    private List<SeenFact> logged(NodeView node) {
      return node.facts(LogEvent.KIND).stream()
          .filter(seen -> LogEvent.of(seen.fact()).event().equals("neighbour-table-overflow"))
          .filter(
              seen -> {
                String table = LogEvent.of(seen.fact()).details().getOrDefault("table", ARP.word);
                return table.startsWith(word) || table.equalsIgnoreCase(name);
              })
          .toList();
    }

    /** A level that suits large clusters, or twice the present one. */
    private long raised(NodeView node, int level, long large) {
      return Math.max(large, 2 * KernelSettings.of(node).number(thresholds + level).orElse(0L));
    }

    /** The first lines of a list of neighbours that holds nearly as many as the table takes. */
    private List<SeenFact> listed(NodeView node, Optional<Long> max) {
      List<SeenFact> learned =
          node.facts(LearnedNeighbour.KIND).stream()
              .filter(seen -> seen.fact().field("family", "").equals(family))
              .toList();
      return max.isPresent() && max.get() > 0 && learned.size() * 10L >= max.get() * 9L
          ? learned.subList(0, Math.min(3, learned.size()))
          : List.of();
    }

    private Outcome.Finding finding(
        NodeView node,
        Severity severity,
        TableState table,
        List<SeenFact> logged,
        List<SeenFact> lost,
        List<SeenFact> listed) {
      List<Evidence> evidence = TableState.evidence(table, logged, lost);
      listed.forEach(seen -> evidence.add(seen.evidence()));
      KernelSettings.of(node)
          .shown(thresholds + 3)
          .ifPresent(seen -> evidence.add(seen.evidence()));
      return new Outcome.Finding(
          word,
          severity,
          "the %s neighbour table of %s %s"
              .formatted(
                  name,
                  node.id().name(),
                  !listed.isEmpty() || table.isNearlyFull()
                      ? "is full, or nearly so"
                      : logged.isEmpty() && lost.isEmpty() ? "fills up" : "was full"),
          ("The kernel keeps the link-layer addresses of neighbours of one family, %s here, in one"
                  + " table for the node and all of its pods together. When it holds gc_thresh3"
                  + " entries, no new neighbour can be learned: packets to it fail with 'No buffer"
                  + " space available' or are lost without a word, while neighbours that are known"
                  + " go on to answer. Many pods, large flat networks and scans fill it.")
              .formatted(name),
          evidence,
          List.of(
              "sysctl %s1 %s2 %s3".formatted(thresholds, thresholds, thresholds),
              "ip -%s neighbour show nud all | wc -l".formatted(this == ARP ? "4" : "6"),
              "dmesg -T | grep -i 'neighbo.*overflow'"),
          new Remedy(
              List.of(
                  "sysctl -w %s1=%d %s2=%d %s3=%d"
                      .formatted(
                          thresholds, raised(node, 1, 8192),
                          thresholds, raised(node, 2, 16_384),
                          thresholds, raised(node, 3, 32_768))),
              "Put the three into /etc/sysctl.d, in the node's own namespace: a pod cannot set"
                  + " them. Mind that gc_thresh1 is the level below which nothing is cleared.",
              "Set the former values, which the first confirming command shows (128, 512, 1024 by"
                  + " default).",
              "None to speak of: an entry takes some 400 bytes."));
    }
  }
}
