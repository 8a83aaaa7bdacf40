package io.netlapse.bench.rules;

import io.netlapse.engine.diagnostics.Belief;
import io.netlapse.engine.diagnostics.ClusterFindings;
import io.netlapse.engine.diagnostics.Looked;
import io.netlapse.engine.diagnostics.NodeLives;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
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
   * Prints one line for each kind of change, cluster and node.
   *
   * @param args how many nodes and how many facts, for one cluster; none for the growth
   */
  public static void main(String[] args) {
    System.out.printf(
        "%-26s %6s %8s %12s %12s%n", "change", "nodes", "facts", "median, ms", "95 %, ms");
    boolean one = args.length == 2;
    for (int nodes : one ? List.of(Integer.valueOf(args[0])) : List.of(10, 100, 1_000)) {
      for (int facts : one ? List.of(Integer.valueOf(args[1])) : List.of(2_000, 20_000)) {
        measure(nodes, facts);
      }
    }
  }

  private static void measure(int nodes, int count) {
    NodeFacts large = NodeFacts.large(1, count);
    ClusterFindings findings = new ClusterFindings(Diagnostic.onClassPath(), Belief.OF_ANY_AGE);
    for (int number = 2; number <= nodes; number++) {
      findings.put(NodeFacts.small(number).since(START), false);
    }
    NodeLives lives = large.since(START);
    findings.put(lives, true);
    Instant at = START;
    for (Map.Entry<String, Fact> change : CHANGES.entrySet()) {
      Map<FactKind, Looked> looked = large.looked(START);
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        at = at.plus(PERIOD);
        SeenLifetime moved = moved(lives.node(), change.getValue(), i, at);
        long begin = System.nanoTime();
        findings.ask(findings.grow(lives.node(), List.of(moved), looked));
        if (i >= WARM_UP) {
          times.add((System.nanoTime() - begin) / 1e6);
        }
      }
      times.sort(null);
      System.out.printf(
          Locale.ROOT,
          "%-26s %6d %8d %12.2f %12.2f%n",
          change.getKey(),
          nodes,
          large.size(),
          times.get(MEASURED / 2),
          times.get(MEASURED * 95 / 100));
    }
  }

  /** It comes at even steps and goes at odd ones. */
  private static SeenLifetime moved(NodeId node, Fact fact, int step, Instant at) {
    return step % 2 == 0
        ? NodeFacts.life(node, fact, at.minus(PERIOD), at, null)
        : NodeFacts.life(node, fact, at.minus(PERIOD.multipliedBy(2)), at.minus(PERIOD), at);
  }
}
