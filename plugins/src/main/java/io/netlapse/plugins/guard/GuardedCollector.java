package io.netlapse.plugins.guard;

import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.collect.Watch;
import java.util.Objects;
import java.util.Optional;

/**
 * A stranger's collector. Where it fails, or takes too long, the collection ends with a sentence.
 */
public final class GuardedCollector implements Collector {

  private final Collector collector;
  private final Guard guard;
  private final String name;
  private final String summary;

  /**
   * Asks the collector once for what never changes.
   *
   * @throws RuntimeException whatever it throws
   */
  public GuardedCollector(Collector collector, Guard guard) {
    this.collector = collector;
    this.guard = guard;
    this.name = Objects.requireNonNull(collector.name(), "the collector's name");
    this.summary = Objects.requireNonNull(collector.summary(), "the collector's summary");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    Optional<CollectException> told;
    try {
      told = guard.collect("the collector " + name, () -> collected(settings, sink));
    } catch (FaultException e) {
      throw new CollectException(e.getMessage() + " Tell whoever wrote it.", e);
    }
    if (told.isPresent()) {
      throw told.get();
    }
  }

  /** As it is: it watches for as long as it can, and whoever runs it begins it again. */
  @Override
  public Optional<Watch> watch(Settings settings) throws CollectException {
    try {
      return collector.watch(settings);
    } catch (RuntimeException | LinkageError e) {
      throw new CollectException(
          "The collector '%s' cannot watch (%s); tell whoever wrote it.".formatted(name, e), e);
    }
  }

  /** What it says itself is no fault of it. */
  private Optional<CollectException> collected(Settings settings, Sink sink)
      throws InterruptedException {
    try {
      collector.collect(settings, sink);
      return Optional.empty();
    } catch (CollectException e) {
      return Optional.of(e);
    }
  }
}
