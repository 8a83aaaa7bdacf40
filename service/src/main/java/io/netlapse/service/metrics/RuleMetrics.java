package io.netlapse.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Takes the time of each rule. */
@Singleton
public final class RuleMetrics {

  private final MeterRegistry registry;

  RuleMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The same rules in the same order, each with its time taken. */
  public List<Diagnostic> timed(Collection<Diagnostic> rules) {
    return rules.stream().<Diagnostic>map(rule -> new Timed(rule, timer(rule.info()))).toList();
  }

  private Timer timer(RuleInfo rule) {
    return Timer.builder("netlapse.rule.eval")
        .description("Time that a rule took to examine one node at one instant")
        .tag("rule", rule.id())
        .register(registry);
  }

  private record Timed(Diagnostic rule, Timer timer) implements Diagnostic {

    @Override
    public RuleInfo info() {
      return rule.info();
    }

    @Override
    public List<Outcome> examine(NodeView node, ClusterView cluster) {
      long begin = System.nanoTime();
      try {
        return rule.examine(node, cluster);
      } finally {
        timer.record(Duration.ofNanos(System.nanoTime() - begin));
      }
    }
  }
}
