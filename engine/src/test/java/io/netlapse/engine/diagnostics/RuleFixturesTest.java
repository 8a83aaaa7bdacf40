package io.netlapse.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule says of recorded outputs what their folder expects, and nothing else. */
final class RuleFixturesTest {

  static List<RuleFixture> fixtures() {
    return RuleFixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void rule_saysWhatIsExpected(RuleFixture fixture) {
    List<String> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Diagnosis diagnosis : Diagnoses.now(List.of(rule(fixture.rule())), fixture.cluster())) {
      String node = diagnosis.node().name();
      for (Outcome.Finding finding : diagnosis.findings()) {
        found.add("%s %s %s".formatted(node, finding.severity().word(), finding.subject()));
      }
      for (Outcome.Unknown lacking : diagnosis.unknowns()) {
        unknown.add(
            "%s unknown %s".formatted(node, lacking.subject() == null ? "-" : lacking.subject()));
      }
    }

    List<String> expectedUnknown =
        fixture.expected().stream().filter(line -> line.contains(" unknown ")).toList();
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            fixture.expected().stream().filter(line -> !line.contains(" unknown ")).toList());
    assertThat(unknown).containsAll(expectedUnknown);
    if (expectedUnknown.isEmpty()) {
      assertThat(unknown).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void rule_readsNoMoreOfOthers_thanItBelieves(RuleFixture fixture) {
    Diagnostic rule = rule(fixture.rule());
    ClusterView whole = new ClusterView(List.copyOf(fixture.cluster()));

    List<Diagnosis> all =
        fixture.cluster().stream()
            .map(node -> Diagnosis.of(node.id(), rule.info(), rule.examine(node, whole)))
            .toList();

    assertThat(Diagnoses.now(List.of(rule), fixture.cluster())).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void findings_haveSubjectsOfTheirOwn(RuleFixture fixture) {
    for (Diagnosis diagnosis : Diagnoses.now(List.of(rule(fixture.rule())), fixture.cluster())) {
      assertThat(diagnosis.findings()).extracting(Outcome.Finding::subject).doesNotHaveDuplicates();
    }
  }

  private static Diagnostic rule(String id) {
    return Diagnostic.onClassPath().stream()
        .filter(rule -> rule.info().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule has the id " + id));
  }
}
