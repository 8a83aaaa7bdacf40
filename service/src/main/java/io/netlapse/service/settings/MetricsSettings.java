package io.netlapse.service.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code netlapse.metrics}: what Prometheus sees.
 *
 * @param interval how often the database is asked for the gauges of nodes, findings and tables
 */
@Context
@ConfigurationProperties("netlapse.metrics")
public record MetricsSettings(@Bindable(defaultValue = "15s") Duration interval) {

  /**
   * Checks the interval.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public MetricsSettings {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("netlapse.metrics.interval is not positive");
    }
  }
}
