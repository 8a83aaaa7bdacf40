package io.netlapse.service.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How far the reading of old snapshots by new parsers has come. Safe for many threads. */
@Singleton
public final class RereadMetrics {

  private final Counter reread;
  private final Counter current;
  private final Counter failed;
  private final AtomicInteger finished = new AtomicInteger();

  RereadMetrics(MeterRegistry registry) {
    this.reread = nodes(registry, "reread");
    this.current = nodes(registry, "current");
    this.failed = nodes(registry, "failed");
    Gauge.builder("netlapse.reread.finished", finished, AtomicInteger::get)
        .description("1 once every node was looked at since the start, 0 until then")
        .register(registry);
  }

  /** A node was looked at; its snapshots were read again, or needed not. */
  public void node(boolean wasReread) {
    (wasReread ? reread : current).increment();
  }

  /** A node's snapshots could not be read again. */
  public void failed() {
    failed.increment();
  }

  /** Every node was looked at. */
  public void finished() {
    finished.set(1);
  }

  private static Counter nodes(MeterRegistry registry, String result) {
    return Counter.builder("netlapse.reread.nodes")
        .description("Nodes looked at after the start for snapshots that other parsers have read")
        .tag("result", result)
        .register(registry);
  }

  /** What {@code netlapse_reread_nodes_total} says, for the log. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%.0f nodes read again, %.0f were up to date, %.0f failed",
        reread.count(),
        current.count(),
        failed.count());
  }
}
