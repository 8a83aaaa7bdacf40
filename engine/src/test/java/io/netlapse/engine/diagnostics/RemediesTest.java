package io.netlapse.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules tell people to do fits the node that they speak of. */
final class RemediesTest {

  @Test
  void limit_isRaisedAndNeverLowered() {
    assertThat(only("conntrack-full/positive-large-table").remedy().commands())
        .containsExactly("sysctl -w net.netfilter.nf_conntrack_max=4194304");
    assertThat(only("conntrack-full/positive-count").remedy().commands())
        .containsExactly("sysctl -w net.netfilter.nf_conntrack_max=1048576");
    assertThat(only("neighbour-table-full/positive-large-table").remedy().commands())
        .containsExactly(
            "sysctl -w net.ipv4.neigh.default.gc_thresh1=32768"
                + " net.ipv4.neigh.default.gc_thresh2=65536"
                + " net.ipv4.neigh.default.gc_thresh3=131072");
  }

  @Test
  void rule_isDeletedWithItsComment_andPutBackInItsPlace() {
    Outcome.Finding finding = only("forward-drop/positive-drop-with-a-comment");

    String rule = "-m conntrack --ctstate NEW -m comment --comment \"not routed here\" -j DROP";
    assertThat(finding.remedy().commands()).containsExactly("iptables -D FORWARD " + rule);
    assertThat(finding.remedy().undo()).isEqualTo("iptables -I FORWARD 2 " + rule);
  }

  @Test
  void lastOfEqualRules_isDeleted_notTheFirstThatDecides() {
    Outcome.Finding finding = only("duplicate-rules/positive-with-another-between");

    assertThat(finding.remedy().commands()).last().isEqualTo("iptables -D INPUT 3");
    assertThat(finding.remedy().undo())
        .isEqualTo(
            "iptables -I INPUT 3 -s 192.0.2.0/24 -m comment --comment \"the office\" -j ACCEPT");
  }

  @Test
  void equalRules_goFromTheLastOneToTheSecond() {
    Outcome.Finding finding = only("duplicate-rules/positive-added-at-each-start");

    List<Integer> numbers =
        finding.remedy().commands().stream()
            .filter(command -> command.contains(" -D "))
            .map(command -> Integer.valueOf(command.substring(command.lastIndexOf(' ') + 1)))
            .toList();
    assertThat(numbers).containsExactly(3, 2);
  }

  @Test
  void backEnd_isNamedWhereBothAreInUse() {
    assertThat(only("kube-mark-drop-missing/positive-mark-in-the-other-back-end").remedy().undo())
        .matches("iptables-(nft|legacy) -t nat -D KUBE-MARK-DROP .*");
    assertThat(only("iptables-backend-split/positive-kube-proxy-in-both").remedy().commands())
        .noneMatch(command -> command.contains(" -F"));
  }

  @Test
  void node_isNamed() {
    assertThat(only("guard-chains-missing/positive-filter-flushed").remedy().commands())
        .containsExactly(
            "kubectl delete pods --selector 'k8s-app=kube-proxy' --all-namespaces"
                + " --field-selector spec.nodeName=worker-1");
  }

  private static Outcome.Finding only(String name) {
    RuleFixture fixture =
        RuleFixture.all().stream()
            .filter(one -> one.toString().equals(name))
            .findFirst()
            .orElseThrow();
    List<Outcome.Finding> findings =
        Diagnoses.now(List.of(rule(fixture.rule())), fixture.cluster()).stream()
            .flatMap(diagnosis -> diagnosis.findings().stream())
            .toList();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static Diagnostic rule(String id) {
    return Diagnostic.onClassPath().stream()
        .filter(rule -> rule.info().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
