package io.netlapse.service.suspects;

import io.netlapse.db.query.FindingsIn;
import io.netlapse.db.query.FleetOf;
import io.netlapse.service.rules.Rules;
import io.netlapse.service.shape.Findings;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Seeks the suspects of a finding. The same elsewhere is a finding of the same rule. */
@Singleton
public final class FindingSuspects {

  private final FleetOf fleet;
  private final Rules rules;
  private final Investigation investigation;
  private final Findings findings;

  FindingSuspects(FleetOf fleet, Rules rules, Investigation investigation, Findings findings) {
    this.fleet = fleet;
    this.rules = rules;
    this.investigation = investigation;
    this.findings = findings;
  }

  /** The suspects of a finding. */
  public SuspectsOfFinding of(FindingsIn.Row finding) {
    Optional<RuleInfo> rule = rules.rule(finding.rule());
    Investigation.Result result =
        investigation.of(
            new Case(
                new NodeId(finding.cluster(), finding.node()),
                new Window(finding.appearedAfter(), finding.appearedAt()),
                fleet.found(finding.clusterId(), finding.rule()),
                rule.map(info -> info.reads().stream().map(FactKind::name).toList()).orElse(null),
                rule.map(RuleInfo::mechanisms).orElse(List.of())));
    return new SuspectsOfFinding(
        findings.of(finding), result.suspects(), result.reach(), result.coverage());
  }
}
