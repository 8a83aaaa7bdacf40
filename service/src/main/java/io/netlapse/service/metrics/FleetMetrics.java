package io.netlapse.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.NodesAwaited;
import io.netlapse.db.query.NodesNow;
import io.netlapse.db.query.OpenFindings;
import io.netlapse.service.nodes.NodePulse;
import io.netlapse.service.settings.NodeSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** When each node was last captured, how many still speak, and how many findings are open. */
@Singleton
final class FleetMetrics implements RefreshedGauges {

  /** Nodes beyond this have no gauge of their own; 10,000 is what one service is made for. */
  private static final int MOST_NODES = 10_000;

  private final NodesNow nodes;
  private final NodesAwaited awaited;
  private final OpenFindings findings;
  private final NodeSettings settings;
  private final Clock clock;
  private final MultiGauge lastCapture;
  private final MultiGauge pulses;
  private final MultiGauge open;

  FleetMetrics(
      MeterRegistry registry,
      NodesNow nodes,
      NodesAwaited awaited,
      OpenFindings findings,
      NodeSettings settings,
      Clock clock) {
    this.nodes = nodes;
    this.awaited = awaited;
    this.findings = findings;
    this.settings = settings;
    this.clock = clock;
    this.lastCapture =
        MultiGauge.builder("netlapse.node.last.capture.timestamp.seconds")
            .description("When the latest snapshot of the node was captured, by its clock")
            .register(registry);
    this.pulses =
        MultiGauge.builder("netlapse.nodes")
            .description("Nodes by whether they still speak as often as they are expected to")
            .register(registry);
    this.open =
        MultiGauge.builder("netlapse.findings.open")
            .description("Findings that hold as of the latest look and are not muted")
            .register(registry);
  }

  @Override
  public void refresh() {
    List<NodesNow.Row> now = nodes.page(new NodeFilter(null, null), "", "", MOST_NODES);
    lastCapture.register(now.stream().<Row<?>>map(FleetMetrics::lastCapture).toList(), true);
    pulses.register(pulses(now), true);
    open.register(findings.counts().stream().<Row<?>>map(FleetMetrics::open).toList(), true);
  }

  private static Row<?> lastCapture(NodesNow.Row node) {
    return Row.of(
        Tags.of("cluster", node.cluster(), "node", node.node()),
        node.lastCaptured().toEpochMilli() / 1000.0);
  }

  /** Each state of each cluster, those without nodes too: a series that goes away is no zero. */
  private List<Row<?>> pulses(List<NodesNow.Row> now) {
    Instant at = clock.instant();
    Map<String, Map<NodePulse, Long>> counts = new HashMap<>();
    for (NodesNow.Row node : now) {
      count(counts, node.cluster(), NodePulse.of(node, settings.expectedPeriod(), at));
    }
    for (NodesAwaited.Row node : awaited.page(null, "", "", MOST_NODES)) {
      count(counts, node.cluster(), NodePulse.NEVER);
    }
    return counts.entrySet().stream()
        .flatMap(cluster -> pulses(cluster.getKey(), cluster.getValue()))
        .toList();
  }

  private static void count(
      Map<String, Map<NodePulse, Long>> counts, String cluster, NodePulse pulse) {
    counts
        .computeIfAbsent(cluster, _ -> new EnumMap<>(NodePulse.class))
        .merge(pulse, 1L, Long::sum);
  }

  private static Stream<Row<?>> pulses(String cluster, Map<NodePulse, Long> counts) {
    return Stream.of(NodePulse.values())
        .map(
            pulse ->
                Row.of(
                    Tags.of("cluster", cluster, "state", pulse.word()),
                    counts.getOrDefault(pulse, 0L)));
  }

  private static Row<?> open(OpenFindings.Row row) {
    return Row.of(
        Tags.of("cluster", row.cluster(), "rule", row.rule(), "severity", row.severity()),
        row.count());
  }
}
