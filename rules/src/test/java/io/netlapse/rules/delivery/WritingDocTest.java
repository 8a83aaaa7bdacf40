package io.netlapse.rules.delivery;

import static io.netlapse.rules.asking.Nodes.finding;
import static io.netlapse.rules.asking.Nodes.node;
import static io.netlapse.rules.asking.Nodes.rule;
import static io.netlapse.rules.asking.Nodes.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each example of the manual says what the manual means. */
final class WritingDocTest {

  @Test
  void examples_areThoseThatAreTested() {
    assertThat(Manual.examples())
        .containsOnlyKeys(
            "accept-queue-short",
            "node-address-twice",
            "pod-range-without-route",
            "default-routes-alike",
            "uplink-driver-hangs");
  }

  @Test
  void acceptQueueShort() {
    Diagnostic rule = example("accept-queue-short");
    Outcome.Finding finding = finding(rule, node("n", "sysctl name=net.core.somaxconn value=128"));
    assertThat(finding.title())
        .isEqualTo("n queues at most 128 connections that wait to be accepted");
    assertThat(finding.explanation()).endsWith(" See https://wiki.example.org/somaxconn");
    assertThat(finding.remedy().undo()).isEqualTo("sysctl -w net.core.somaxconn=128");
    assertThat(says(rule, node("n", "sysctl name=net.core.somaxconn value=4096"))).isEmpty();
    assertThat(says(rule, node("n", "sysctl name=other value=1")))
        .containsExactly("unknown null: sysctl name=net.core.somaxconn of n");
  }

  @Test
  void nodeAddressTwice() {
    Diagnostic rule = example("node-address-twice");
    NodeView self = node("n", "address address=10.0.0.1/24 dev=eth0 scope=global");
    NodeView other = node("o", "address address=10.0.0.1/32 dev=eth1 scope=global");
    assertThat(finding(rule, self, other).title()).isEqualTo("n and o both have 10.0.0.1/24");
    NodeView bound = node("o", "address address=10.0.0.1/32 dev=kube-ipvs0 scope=global");
    assertThat(says(rule, self, bound)).isEmpty();
  }

  @Test
  void podRangeWithoutRoute() {
    Diagnostic rule = example("pod-range-without-route");
    NodeView api = node("m", "k8s-node-pod-cidr node=o cidr=10.244.2.0/24");
    NodeView bare =
        node(
            "n",
            "route family=inet dst=10.244.1.0/24 table=main dev=cni0",
            "route family=inet dst=0.0.0.0/0 table=main dev=eth0 via=10.0.0.254");
    assertThat(says(rule, bare, api)).containsExactly("critical 10.244.2.0/24");
    NodeView routed =
        node("n", "route family=inet dst=10.244.0.0/16 table=main dev=eth0 via=10.0.0.2");
    assertThat(says(rule, routed, api)).isEmpty();
    assertThat(says(rule, node("n"), api)).containsExactly("unknown 10.244.2.0/24: route of n");
  }

  @Test
  void defaultRoutesAlike() {
    Diagnostic rule = example("default-routes-alike");
    String one = "route family=inet dst=0.0.0.0/0 table=main via=10.0.0.1";
    NodeView twice = node("n", one, one.replace(".1", ".2"));
    assertThat(finding(rule, twice).title()).isEqualTo("n has 2 default routes of metric 0");
    assertThat(says(rule, node("n", one, one.replace(".1", ".2 metric=100").replace('_', ' '))))
        .isEmpty();
  }

  @Test
  void uplinkDriverHangs() {
    Diagnostic rule = example("uplink-driver-hangs");
    String line = "log-event event=link-transmit-timeout program=kernel dev=eth0 driver=e1000e";
    Outcome.Finding finding =
        finding(rule, node("n", line, "route family=inet dst=0.0.0.0/0 dev=eth0"));
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.explanation()).endsWith("Turn segmentation offload off.");
    assertThat(says(rule, node("n", line, "route family=inet dst=0.0.0.0/0 dev=eth1")))
        .containsExactly("warning eth0");
  }

  private static Diagnostic example(String id) {
    return rule(Objects.requireNonNull(Manual.examples().get(id)));
  }
}
