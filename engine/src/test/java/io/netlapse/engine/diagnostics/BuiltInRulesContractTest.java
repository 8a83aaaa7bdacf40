package io.netlapse.engine.diagnostics;

import io.netlapse.kit.DiagnosticContract;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own rules, programmed and written, give what strangers' must. */
@ParameterizedClass(name = "{0}")
@MethodSource("rules")
final class BuiltInRulesContractTest extends DiagnosticContract {

  private static final List<RuleFixture> FIXTURES = RuleFixture.all();

  private final Diagnostic rule;
  private final List<? extends List<? extends NodeView>> clusters;

  BuiltInRulesContractTest(String id, Diagnostic rule) {
    this.rule = rule;
    this.clusters =
        FIXTURES.stream()
            .filter(fixture -> fixture.rule().equals(id))
            .map(RuleFixture::cluster)
            .toList();
  }

  static Stream<Arguments> rules() {
    return Diagnostic.onClassPath().stream().map(rule -> Arguments.of(rule.info().id(), rule));
  }

  @Override
  protected Diagnostic rule() {
    return rule;
  }

  @Override
  protected List<? extends List<? extends NodeView>> clusters() {
    return clusters;
  }
}
