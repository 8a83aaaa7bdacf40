package io.netlapse.service.notices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What became of notices. Safe for many threads. */
@Singleton
final class NoticeMetrics {

  private final MeterRegistry registry;

  NoticeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Those of one notifier by a result: {@code told}, {@code failed}, {@code dropped}. */
  Counter of(String notifier, String result) {
    return Counter.builder("netlapse.notices")
        .description("Notices of findings that began or ended, by what became of them")
        .tag("notifier", notifier)
        .tag("result", result)
        .register(registry);
  }
}
