package io.netlapse.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.SubjectFilter;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.fact.Fact;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes the time of each rule. */
@Singleton
public final class RuleMetrics {

  private final MeterRegistry registry;

  RuleMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * The same rules in the same order, each with its time taken; what it can say of itself stays.
   */
  public List<Diagnostic> timed(Collection<Diagnostic> rules) {
    return rules.stream().map(this::timed).toList();
  }

  private Diagnostic timed(Diagnostic rule) {
    Timer timer = timer(rule.info());
    return switch (rule) {
      case SubjectFilter naming -> new TimedNaming(naming, timer);
      case BeliefFilter choosing -> new TimedChoosing(choosing, timer);
      default -> new Timed(rule, timer);
    };
  }

  private Timer timer(RuleInfo rule) {
    return Timer.builder("netlapse.rule.eval")
        .description("Time that a rule took to examine one node at one instant")
        .tag("rule", rule.id())
        .register(registry);
  }

  private static class Timed implements Diagnostic {

    private final Diagnostic rule;
    private final Timer timer;

    Timed(Diagnostic rule, Timer timer) {
      this.rule = rule;
      this.timer = timer;
    }

    @Override
    public RuleInfo info() {
      return rule.info();
    }

    @Override
    public List<String> causes() {
      return rule.causes();
    }

    @Override
    public boolean together() {
      return rule.together();
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

  private static class TimedChoosing extends Timed implements BeliefFilter {

    private final BeliefFilter rule;

    TimedChoosing(BeliefFilter rule, Timer timer) {
      super(rule, timer);
      this.rule = rule;
    }

    @Override
    public boolean matters(Fact believed) {
      return rule.matters(believed);
    }
  }

  private static final class TimedNaming extends TimedChoosing implements SubjectFilter {

    private final SubjectFilter rule;

    TimedNaming(SubjectFilter rule, Timer timer) {
      super(rule, timer);
      this.rule = rule;
    }

    @Override
    public Optional<String> subjectOf(Fact fact) {
      return rule.subjectOf(fact);
    }
  }
}
