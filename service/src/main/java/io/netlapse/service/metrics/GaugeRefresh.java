package io.netlapse.service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netlapse.db.query.QueryException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database now and then for what gauges show, and not at each scrape: many replicas are
 * scraped, all of one database. A gauge tells when that last went well, for otherwise old values
 * look like new ones.
 */
@Context
final class GaugeRefresh {

  private static final Logger LOG = LoggerFactory.getLogger(GaugeRefresh.class);

  private final List<RefreshedGauges> gauges;
  private final Clock clock;
  private volatile double lastSeconds = Double.NaN;

  GaugeRefresh(MeterRegistry registry, List<RefreshedGauges> gauges, Clock clock) {
    this.gauges = gauges;
    this.clock = clock;
    Gauge.builder("netlapse.refresh.timestamp.seconds", () -> lastSeconds)
        .description("When the gauges of nodes, findings and tables were last asked for")
        .register(registry);
    String version = GaugeRefresh.class.getPackage().getImplementationVersion();
    Gauge.builder("netlapse.build.info", () -> 1)
        .description("Which build this is")
        .tag("version", version == null ? "unknown" : version)
        .tag("java", Runtime.version().toString())
        .register(registry);
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "${netlapse.metrics.interval}")
  void refresh() {
    try {
      gauges.forEach(RefreshedGauges::refresh);
      lastSeconds = clock.millis() / 1000.0;
    } catch (QueryException e) {
      LOG.warn("Metrics that the database knows could not be refreshed: {}", e.getMessage());
    }
  }
}
