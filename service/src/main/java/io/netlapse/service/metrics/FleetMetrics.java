package io.netlapse.service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.db.query.NodesNow;
import io.netlapse.db.query.OpenFindings;
import io.netlapse.db.query.QueryException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each node was last captured and how many findings are open, asked of the database now and
 * then and not at each scrape: many replicas are scraped, all of one database.
 */
@Context
final class FleetMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(FleetMetrics.class);

  /** Nodes beyond this have no gauge of their own; 10,000 is what one service is made for. */
  private static final int MOST_NODES = 10_000;

  private final NodesNow nodes;
  private final OpenFindings findings;
  private final MultiGauge lastCapture;
  private final MultiGauge open;

  FleetMetrics(MeterRegistry registry, NodesNow nodes, OpenFindings findings) {
    this.nodes = nodes;
    this.findings = findings;
    this.lastCapture =
        MultiGauge.builder("netlapse.node.last.capture.timestamp.seconds")
            .description("When the latest snapshot of the node was captured, by its clock")
            .register(registry);
    this.open =
        MultiGauge.builder("netlapse.findings.open")
            .description("Findings that hold as of the latest look")
            .register(registry);
    String version = FleetMetrics.class.getPackage().getImplementationVersion();
    Gauge.builder("netlapse.build.info", () -> 1)
        .description("Which build this is")
        .tag("version", version == null ? "unknown" : version)
        .tag("java", Runtime.version().toString())
        .register(registry);
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "15s")
  void refresh() {
    try {
      lastCapture.register(captures(), true);
      open.register(openFindings(), true);
    } catch (QueryException e) {
      LOG.warn("Metrics of the fleet could not be refreshed: {}", e.getMessage());
    }
  }

  private List<Row<?>> captures() {
    return nodes.page(new NodeFilter(null, null), "", "", MOST_NODES).stream()
        .<Row<?>>map(
            node ->
                Row.of(
                    Tags.of("cluster", node.cluster(), "node", node.node()),
                    node.lastCaptured().toEpochMilli() / 1000.0))
        .toList();
  }

  private List<Row<?>> openFindings() {
    return findings.counts().stream()
        .<Row<?>>map(
            row ->
                Row.of(
                    Tags.of(
                        "cluster", row.cluster(), "rule", row.rule(), "severity", row.severity()),
                    row.count()))
        .toList();
  }
}
