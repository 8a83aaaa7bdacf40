package io.netlapse.rules.asking;

import static io.netlapse.rules.asking.Nodes.finding;
import static io.netlapse.rules.asking.Nodes.node;
import static io.netlapse.rules.asking.Nodes.rule;
import static io.netlapse.rules.asking.Nodes.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrittenRuleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "5                            | value=5   | true",
        "5                            | value=6   | false",
        "5                            | dev=x     | false",
        "{not: 5}                     | value=6   | true",
        "{not: 5}                     | dev=x     | true",
        "[4, 5]                       | value=5   | true",
        "{not-in: [4, 5]}             | value=5   | false",
        "{below: 10}                  | value=9   | true",
        "{below: 10}                  | value=10  | false",
        "{at-most: 10}                | value=10  | true",
        "{above: 1.9}                 | value=v1.10.2-gke | true",
        "{at-least: 2}                | value=x   | false",
        "{above: 3, below: 9}         | value=5   | true",
        "{matches: '^a+$'}            | value=aaa | true",
        "{not-matches: a}             | value=b   | true",
        "{within: 10.0.0.0/8}         | value=10.1.2.0/24 | true",
        "{within: 10.0.0.0/8}         | value=11.1.2.3 | false",
        "{not-within: 10.0.0.0/8}     | value=fd00::1  | true",
        "{contains: 10.1.2.3}         | value=10.1.0.0/16 | true",
        "{same-address: 10.1.2.3}     | value=10.1.2.3/24 | true",
        "{has: b}                     | value=a,b | true",
        "{has: b}                     | value=a_bc | false",
        "{has-not: b}                 | value=a_c | true",
        "{exists: false}              | dev=x     | true",
        "{exists: true}               | dev=x     | false"
      })
  void comparison_holdsOrNot(String comparison, String field, boolean holds) {
    Diagnostic rule = simple("- {fact: sysctl, as: s, where: {value: %s}}".formatted(comparison));
    assertThat(says(rule, node("n", "sysctl name=a " + field)))
        .isEqualTo(holds ? List.of("warning it") : List.of());
  }

  @Test
  void kind_thatNobodyLookedAt_isUnknown() {
    assertThat(says(simple("- {fact: route}"), node("n")))
        .containsExactly("unknown null: route of n");
    assertThat(says(simple("- {fact: route}"), node("n", "route"))).isEmpty();
  }

  @Test
  void absence_isAnAnswerOnlyWhereSomebodyLooked() {
    Diagnostic rule = simple("- {fact: link, as: l}\n  - {no: route, where: {dev: \"{l.dev}\"}}");
    assertThat(says(rule, node("n", "link dev=a"))).containsExactly("unknown it: route of n");
    assertThat(says(rule, node("n", "link dev=a", "route"))).containsExactly("warning it");
    assertThat(says(rule, node("n", "link dev=a", "route dev=a"))).isEmpty();
  }

  @Test
  void undecided_isRuledOutByALaterClause() {
    Diagnostic rule = simple("- {fact: route}\n  - {fact: link, where: {dev: x}}");
    assertThat(says(rule, node("n", "link"))).isEmpty();
  }

  @Test
  void setting_thatWasNotShown_isUnknown_thoughOthersWere() {
    Diagnostic rule = simple("- {fact: sysctl, where: {name: a, value: 0}}");
    assertThat(says(rule, node("n", "sysctl name=b value=0")))
        .containsExactly("unknown null: sysctl name=a of n");
    assertThat(says(rule, node("n", "sysctl name=a value=1"))).isEmpty();
    Diagnostic waived = simple("- {fact: sysctl, where: {name: a, value: 0}, shown: []}");
    assertThat(says(waived, node("n", "sysctl name=b value=0"))).isEmpty();
  }

  @Test
  void otherNodes_areJoined_andOneThatWasNotLookedAtLeavesItOpen() {
    Diagnostic rule =
        simple(
            "- {fact: address, as: a}\n"
                + "  - {fact: address, as: b, on: others, where: {address: \"{a.address}\"}}");
    NodeView self = node("n", "address dev=e address=10.0.0.1/24");
    NodeView twin = node("o", "address dev=f address=10.0.0.1/24");
    assertThat(says(rule, self, twin)).containsExactly("warning it");
    assertThat(says(rule, self, node("o", "address dev=f address=10.0.0.2/24"))).isEmpty();
    assertThat(says(rule, self, node("o"))).containsExactly("unknown it: address of o");
    assertThat(says(rule, self)).containsExactly("unknown it: address of any other node");
    assertThat(finding(rule, self, twin).evidence())
        .extracting(line -> line.node().name())
        .containsExactly("n", "o");
    assertThat(rule.info().reads()).extracting(FactKind::name).containsExactly("address");
    assertThat(rule.info().believes()).extracting(FactKind::name).containsExactly("address");
  }

  @Test
  void cluster_isKnownAsSoonAsOneNodeTells() {
    Diagnostic rule = simple("- {fact: k8s-node, on: cluster, where: {node: x}}");
    assertThat(says(rule, node("n"), node("o", "k8s-node"))).isEmpty();
    assertThat(says(rule, node("n"), node("o")))
        .containsExactly("unknown null: k8s-node of the cluster");
  }

  @Test
  void count_isOfAllOrOfGroups() {
    NodeView node =
        node("n", "route dst=a dev=x table=1", "route dst=b dev=x table=1", "route dst=c dev=y");
    assertThat(says(simple("- {count: route, at-least: 3}"), node)).containsExactly("warning it");
    assertThat(says(simple("- {count: route, at-least: 4}"), node)).isEmpty();
    assertThat(says(simple("- {fact: route}\n  - {count: link, at-most: 0}"), node))
        .containsExactly("unknown it: link of n");
    NodeView linked = node("n", "link dev=a", "route dst=a", "route dst=b", "route dst=c");
    assertThat(says(simple("- {fact: link}\n  - {count: route, at-most: 2}"), linked)).isEmpty();
    Diagnostic others =
        rule(
            text(
                "{r.dst}",
                "- {fact: link}\n  - {count: route, as: r, on: others, per: dst, at-least: 1}"));
    assertThat(says(others, node("n", "link dev=a"), node("o", "route dst=x"), node("p")))
        .containsExactly("warning x", "unknown null: route of p");
    Diagnostic groups =
        rule(text("{r.dev} {r@count}", "- {count: route, as: r, per: dev, at-least: 2}"));
    assertThat(says(groups, node)).containsExactly("warning x 2");
    Diagnostic allBut =
        rule(text("{r.dev}", "- {count: route, as: r, per: {all-but: dst}, at-least: 2}"));
    assertThat(says(allBut, node)).containsExactly("warning x");
  }

  @Test
  void newest_isFirst_andGivesTheWords() {
    Diagnostic rule =
        rule(text("it", "- {fact: log-event, as: l, newest: at}").replace("{node}", "{l.program}"));
    Outcome.Finding finding =
        finding(
            rule,
            node("n", "log-event at=1 program=old event=e", "log-event at=2 program=new event=e"));
    assertThat(finding.title()).isEqualTo("new");
    assertThat(finding.evidence()).hasSize(2);
  }

  @Test
  void pattern_takesParts_ofWhicheverAlternativeHolds() {
    Diagnostic rule =
        rule(
            text(
                "{f.pod}",
                """
                - fact: sysctl
                    as: f
                    where:
                      - {name: {matches: '^(?P<pod>a)$'}}
                      - {value: {matches: '/(?P<pod>.)$'}}
                """));
    assertThat(says(rule, node("n", "sysctl name=z value=x/b"))).containsExactly("warning b");
  }

  @Test
  void product_beyondItsLimit_isUnknown_andAJoinByEqualFieldsIsNot() {
    String[] facts =
        IntStream.range(0, 2000)
            .mapToObj("sysctl name=%d value=1"::formatted)
            .toArray(String[]::new);
    Diagnostic product =
        simple("- {fact: sysctl, as: a}\n  - {fact: sysctl, where: {name: {above: \"{a.name}\"}}}");
    assertThat(says(product, node("n", facts)))
        .singleElement()
        .asString()
        .contains("10000 combinations");
    Diagnostic slow =
        simple(
            "- {fact: sysctl, as: a}\n  - {fact: sysctl, where: {name: {within: \"{a.name}\"}}}");
    assertThat(says(slow, node("n", facts)))
        .singleElement()
        .asString()
        .contains("1000000 comparisons");
    Diagnostic join =
        simple("- {fact: sysctl, as: a}\n  - {fact: sysctl, where: {name: \"{a.name}\"}}");
    assertThat(says(join, node("n", facts))).containsExactly("warning it");
  }

  @Test
  void findings_beyondTheLimit_areUnknown() {
    String[] facts =
        IntStream.range(0, 101)
            .mapToObj("sysctl name=%d value=1"::formatted)
            .toArray(String[]::new);
    List<String> said = says(rule(text("{a.name}", "- {fact: sysctl, as: a}")), node("n", facts));
    assertThat(said).hasSize(101);
    assertThat(said.getLast()).startsWith("unknown null: the subjects beyond the first 100");
  }

  @Test
  void values_areCut_andSubjectsNever() {
    NodeView node = node("n", "sysctl name=a value=" + "x".repeat(600));
    String message = text("it", "- {fact: sysctl, as: a}").replace("{node}", "{a.value}");
    assertThat(finding(rule(message), node).title()).hasSize(301).endsWith("…");
    assertThat(says(rule(text("{a.value}", "- {fact: sysctl, as: a}")), node))
        .singleElement()
        .asString()
        .startsWith("unknown null: a subject of at most 500");
  }

  @Test
  void together_isWhatTheTextSays() {
    String text = text("it", "- {fact: sysctl, as: a}");

    assertThat(rule(text).together()).isFalse();
    assertThat(rule("together: true\n" + text).together()).isTrue();
  }

  private static Diagnostic simple(String clauses) {
    return rule(text("it", clauses));
  }

  private static String text(String subject, String clauses) {
    return """
    id: test-rule
    title: A test
    severity: warning
    when:
      %s
    outcome:
      subject: "%s"
      message: "{node}"
    """
        .formatted(clauses.stripTrailing(), subject);
  }
}
