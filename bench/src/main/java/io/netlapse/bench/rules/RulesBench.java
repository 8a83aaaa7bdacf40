package io.netlapse.bench.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.engine.diagnostics.Belief;
import io.netlapse.engine.diagnostics.ClusterFindings;
import io.netlapse.engine.diagnostics.Looked;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what a change of one node costs the rules, by how large node and cluster are. */
public final class RulesBench {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final int WARM_UP = 200;
  private static final int MEASURED = 200;
  private static final List<Integer> NODES = List.of(1, 10, 100, 1_000);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final Map<String, Fact> CHANGES = new LinkedHashMap<>();

  static {
    CHANGES.put(
        "a route",
        NodeFacts.fact(
            "ip -d route show table all",
            "unicast 203.0.113.7/32 via 10.200.255.254 dev eth0 table main proto static scope"
                + " global\n"));
    CHANGES.put(
        "an address on kube-ipvs0",
        NodeFacts.fact(
            "ip -d addr show",
            """
            4: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group default
                inet 10.96.77.7/32 scope global kube-ipvs0
                   valid_lft forever preferred_lft forever
            """));
    CHANGES.put(
        "another node's address",
        NodeFacts.fact(
            "ip -d addr show",
            """
            4: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group default
                inet 10.200.0.3/32 scope global kube-ipvs0
                   valid_lft forever preferred_lft forever
            """));
    CHANGES.put("a setting", NodeFacts.fact("sysctl -a", "net.ipv4.conf.all.rp_filter = 2\n"));
  }

  private RulesBench() {}

  /**
   * What a change took.
   *
   * @param change which
   * @param nodes in the cluster
   * @param facts of the node that changed
   * @param median the half of them took less, in milliseconds
   * @param most 95 of 100 took less
   * @param processor the median of what they took of the processor, which says the same on a busy
   *     machine
   */
  private record Line(
      String change, int nodes, int facts, double median, double most, double processor) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-26s %6d %8d %12.2f %12.2f %14.2f",
          change,
          nodes,
          facts,
          median,
          most,
          processor);
    }
  }

  /**
   * Prints one line for each kind of change, cluster and node, and how changes grow with clusters.
   *
   * @param args how many nodes and how many facts, for one cluster; none for the growth
   */
  public static void main(String[] args) {
    System.out.printf(
        "%-26s %6s %8s %12s %12s %14s%n",
        "change", "nodes", "facts", "median, ms", "95 %, ms", "processor, ms");
    if (args.length == 2) {
      measure(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
      return;
    }
    List<Line> lines = new ArrayList<>();
    for (int facts : List.of(2_000, 20_000)) {
      for (int nodes : NODES) {
        lines.addAll(measure(nodes, facts));
      }
    }
    System.out.printf("%nmedian, ms, by nodes%n%-26s %8s", "change", "facts");
    NODES.forEach(nodes -> System.out.printf(" %9d", nodes));
    lines.stream()
        .collect(
            groupingBy(
                line -> "%-26s %8d".formatted(line.change(), line.facts()),
                LinkedHashMap::new,
                toList()))
        .forEach(RulesBench::printGrowth);
    System.out.println();
  }

  private static void printGrowth(String change, List<Line> lines) {
    System.out.printf("%n%s", change);
    lines.forEach(line -> System.out.printf(Locale.ROOT, " %9.2f", line.median()));
  }

  private static List<Line> measure(int nodes, int count) {
    ClusterFindings findings = new ClusterFindings(Diagnostic.onClassPath(), Belief.OF_ANY_AGE);
    for (int number = 2; number <= nodes; number++) {
      findings.put(NodeFacts.small(number).since(START), false);
    }
    NodeFacts node = NodeFacts.large(1, count);
    findings.put(node.since(START), true);
    Instant at = START;
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, Fact> change : CHANGES.entrySet()) {
      List<Double> times = new ArrayList<>();
      List<Double> processor = new ArrayList<>();
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        at = at.plus(PERIOD);
        SeenLifetime moved = moved(node.node(), change.getValue(), i, at);
        Map<FactKind, Looked> looked = node.looked(START);
        long begin = System.nanoTime();
        long used = THREADS.getCurrentThreadCpuTime();
        findings.ask(findings.grow(node.node(), List.of(moved), looked));
        if (i >= WARM_UP) {
          processor.add((THREADS.getCurrentThreadCpuTime() - used) / 1e6);
          times.add((System.nanoTime() - begin) / 1e6);
        }
      }
      times.sort(null);
      processor.sort(null);
      Line line =
          new Line(
              change.getKey(),
              nodes,
              node.size(),
              times.get(MEASURED / 2),
              times.get(MEASURED * 95 / 100),
              processor.get(MEASURED / 2));
      System.out.println(line);
      lines.add(line);
    }
    return lines;
  }

  /** It comes at even steps and goes at odd ones. */
  private static SeenLifetime moved(NodeId node, Fact fact, int step, Instant at) {
    return step % 2 == 0
        ? NodeFacts.life(node, fact, at.minus(PERIOD), at, null)
        : NodeFacts.life(node, fact, at.minus(PERIOD.multipliedBy(2)), at.minus(PERIOD), at);
  }
}
