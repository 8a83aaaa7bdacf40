package io.netlapse.service.metrics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.netlapse.engine.facts.Probes;
import io.netlapse.service.ingest.IngestResult;
import io.netlapse.service.ingest.IngestResult.SectionCount;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.settings.IngestSettings;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Counts snapshots that come in. Safe for many threads. */
@Singleton
public final class IngestMetrics {

  /** Of a snapshot that was not taken: whose it is was not believed. */
  private static final String NO_CLUSTER = "";

  private static final ProbeId OTHER = new ProbeId("other");

  private static final Duration[] BUCKETS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Set<ProbeId> probes;
  private final Timer duration;
  // The registry finds a counter as well, but takes longer for it than a section takes to compare.
  private final Map<SnapshotsOf, Counter> snapshots = new ConcurrentHashMap<>();
  // What counts sections is asked when metrics are, for each push counts dozens of them.
  private final Map<ProbeId, OfProbe> probeCounts = new ConcurrentHashMap<>();

  IngestMetrics(MeterRegistry registry, Probes probes, IngestSettings settings) {
    this.registry = registry;
    this.probes = probes.all().stream().map(SectionParser::probe).collect(toSet());
    this.duration =
        Timer.builder("netlapse.ingest.duration")
            .description("From the first byte of a snapshot to its answer")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    Gauge.builder("netlapse.ingest.memory.limit.bytes", settings, IngestSettings::maxBytesInFlight)
        .description("Decompressed bytes that all uploads together may hold in memory")
        .register(registry);
  }

  private record SnapshotsOf(String cluster, String collector, Result result) {}

  /** What is counted of the sections of a probe: the unread lines, and the sections by status. */
  private record OfProbe(LongAdder unread, Map<SectionStatus, LongAdder> sections) {}

  /** What became of a snapshot that was sent. */
  private enum Result {
    /** New, and durable. */
    STORED,
    /** It was there. */
    DUPLICATE,
    /** The sender is to blame. */
    REFUSED,
    /** It came while the memory for uploads was spent; the sender will come again. */
    OVERLOADED,
    /** We or the database are to blame. */
    FAILED;

    static Result of(IngestResult.Outcome outcome) {
      return switch (outcome) {
        case STORED -> STORED;
        case DUPLICATE -> DUPLICATE;
      };
    }

    static Result of(RuntimeException why) {
      if (!(why instanceof ProblemException problem)) {
        return FAILED;
      }
      if (problem.type() == ProblemType.OVERLOADED) {
        return OVERLOADED;
      }
      return problem.type().status() >= 500 ? FAILED : REFUSED;
    }
  }

  /**
   * Watches the memory that uploads hold.
   *
   * @param taken the decompressed bytes in memory now
   */
  public void watchMemory(LongSupplier taken) {
    Gauge.builder("netlapse.ingest.memory.bytes", taken::getAsLong)
        .description("Decompressed bytes that uploads hold in memory now")
        .register(registry);
  }

  /**
   * A snapshot was acknowledged.
   *
   * @param collector who collected it, one of a few names
   * @param beginNanos {@link System#nanoTime()} when its body began to be read
   */
  public void taken(String cluster, String collector, IngestResult result, long beginNanos) {
    record(cluster, collector, Result.of(result.outcome()), beginNanos);
    if (result.outcome() == IngestResult.Outcome.STORED) {
      result.sections().forEach(this::counted);
    }
  }

  /**
   * A snapshot was not taken.
   *
   * @param collector as above
   * @param why what it was answered with
   */
  public void notTaken(String collector, RuntimeException why, long beginNanos) {
    record(NO_CLUSTER, collector, Result.of(why), beginNanos);
  }

  private void counted(SectionCount section) {
    OfProbe counts = probeCounts.get(section.probe());
    if (counts == null) {
      // A probe that no parser knows may be anything that a sender makes up.
      ProbeId probe = probes.contains(section.probe()) ? section.probe() : OTHER;
      counts = probeCounts.computeIfAbsent(probe, this::ofProbe);
    }
    requireNonNull(counts.sections().get(section.status())).increment();
    if (section.unread() > 0) {
      counts.unread().add(section.unread());
    }
  }

  private OfProbe ofProbe(ProbeId probe) {
    String name = probe.value();
    Map<SectionStatus, LongAdder> sections = new EnumMap<>(SectionStatus.class);
    for (SectionStatus status : SectionStatus.values()) {
      sections.put(
          status,
          counting(
              "netlapse.ingest.sections",
              "Sections of stored snapshots, by what became of their command",
              Tags.of("probe", name, "status", status.word())));
    }
    return new OfProbe(
        counting(
            "netlapse.parser.unread.lines",
            "Lines that no parser understood, in stored snapshots",
            Tags.of("probe", name)),
        sections);
  }

  private LongAdder counting(String name, String description, Tags tags) {
    LongAdder count = new LongAdder();
    FunctionCounter.builder(name, count, LongAdder::doubleValue)
        .description(description)
        .tags(tags)
        .register(registry);
    return count;
  }

  private void record(String cluster, String collector, Result result, long beginNanos) {
    snapshots
        .computeIfAbsent(new SnapshotsOf(cluster, collector, result), this::snapshotsOf)
        .increment();
    duration.record(Duration.ofNanos(System.nanoTime() - beginNanos));
  }

  private Counter snapshotsOf(SnapshotsOf what) {
    return Counter.builder("netlapse.ingest.snapshots")
        .description("Snapshots that were sent, by what became of them")
        .tag("cluster", what.cluster())
        .tag("collector", what.collector())
        .tag("result", what.result().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
