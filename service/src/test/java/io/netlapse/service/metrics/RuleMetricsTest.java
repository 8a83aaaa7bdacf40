package io.netlapse.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.SubjectFilter;
import io.netlapse.spi.diagnose.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleMetricsTest {

  @Test
  void timedRule_saysOfItselfWhatTheRuleSays() {
    List<Diagnostic> rules = Diagnostic.onClassPath();

    List<Diagnostic> timed = new RuleMetrics(new SimpleMeterRegistry()).timed(rules);

    assertThat(rules).extracting(Diagnostic::together).contains(true, false);
    assertThat(timed).hasSameSizeAs(rules);
    for (int i = 0; i < rules.size(); i++) {
      Diagnostic rule = rules.get(i);
      assertThat(timed.get(i))
          .as(rule.info().id())
          .returns(rule.info(), Diagnostic::info)
          .returns(rule.causes(), Diagnostic::causes)
          .returns(rule.together(), Diagnostic::together)
          .returns(rule instanceof BeliefFilter, BeliefFilter.class::isInstance)
          .returns(rule instanceof SubjectFilter, SubjectFilter.class::isInstance);
    }
  }
}
