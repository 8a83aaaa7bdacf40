package io.netlapse.service.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netlapse.engine.facts.Probes;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.spi.snapshot.ProbeId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts snapshots that come in. Safe for many threads. */
@Singleton
public final class IngestMetrics {

  /** Of a snapshot that was refused: whose it is was not believed yet. */
  private static final String NO_CLUSTER = "";

  private final MeterRegistry registry;
  private final Probes probes;

  IngestMetrics(MeterRegistry registry, Probes probes) {
    this.registry = registry;
    this.probes = probes;
  }

  /**
   * A snapshot was acknowledged.
   *
   * @param result stored or duplicate
   * @param beginNanos {@link System#nanoTime()} when its body began to be read
   */
  public void taken(String cluster, String result, long beginNanos) {
    record(cluster, result, beginNanos);
  }

  /** A snapshot was not taken: refused where the sender is to blame, failed where we are. */
  public void refused(RuntimeException why, long beginNanos) {
    record(NO_CLUSTER, why instanceof ProblemException ? "refused" : "failed", beginNanos);
  }

  /** What was made of the sections of a stored snapshot. */
  public void counted(IngestResult result) {
    if (result.outcome() == IngestResult.Outcome.DUPLICATE) {
      return;
    }
    for (IngestResult.SectionCount section : result.sections()) {
      if (section.unread() > 0) {
        unreadLines(section.probe()).increment(section.unread());
      }
    }
  }

  /** A probe that no parser knows may be anything that a sender makes up. */
  private Counter unreadLines(ProbeId probe) {
    String value = probes.parser(probe).isPresent() ? probe.value() : "other";
    return Counter.builder("netlapse.parser.unread.lines")
        .description("Lines that no parser understood, in stored snapshots")
        .tag("probe", value)
        .register(registry);
  }

  private void record(String cluster, String result, long beginNanos) {
    Counter.builder("netlapse.ingest.snapshots")
        .description("Snapshots that were sent, by what became of them")
        .tag("cluster", cluster)
        .tag("result", result)
        .register(registry)
        .increment();
    Timer.builder("netlapse.ingest.duration")
        .description("From the first byte of a snapshot to its answer")
        .register(registry)
        .record(Duration.ofNanos(System.nanoTime() - beginNanos));
  }
}
