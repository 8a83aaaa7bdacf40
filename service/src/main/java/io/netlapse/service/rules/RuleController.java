package io.netlapse.service.rules;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.paging.Items;
import io.netlapse.service.security.Scope;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.fact.FactKind;
import java.util.List;

/** {@code /api/v1/rules}: one page, by id. */
@Controller("/api/v1/rules")
@Secured(Scope.ROLE_READ)
final class RuleController {

  private final Rules rules;

  RuleController(Rules rules) {
    this.rules = rules;
  }

  /**
   * A rule as the API shows it; {@code reads} are the kinds of facts of the node that it looks at.
   */
  @Serdeable
  record RuleAnswer(String id, String title, String severity, List<String> reads) {

    static RuleAnswer of(RuleInfo rule) {
      return new RuleAnswer(
          rule.id(),
          rule.title(),
          rule.severity().word(),
          rule.reads().stream().map(FactKind::name).toList());
    }
  }

  @Get
  Items<RuleAnswer> list() {
    return Items.all(rules.all().stream().map(rule -> RuleAnswer.of(rule.info())).toList());
  }
}
