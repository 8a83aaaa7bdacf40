package io.netlapse.engine.diagnostics.ipvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.engine.diagnostics.Diagnoses;
import io.netlapse.engine.diagnostics.Diagnosis;
import io.netlapse.engine.diagnostics.FactsView;
import io.netlapse.engine.diagnostics.TestNode;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.Address;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignAddressOnIpvsTest {

  private static final FactsView NODE_2 =
      TestNode.named("node-2").address("eth0", "192.168.50.12/24").view();

  @Test
  void positive_addressOfAnotherNode() {
    Outcome.Finding finding = only(node1().onIpvs("192.168.50.12").view(), NODE_2);

    assertThat(finding.subject()).isEqualTo("192.168.50.12");
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.title())
        .isEqualTo("node-1 takes traffic for node-2 (192.168.50.12) for its own");
    assertThat(finding.explanation())
        .startsWith(
            "192.168.50.12 is node-2's own address on eth0, and it stands on kube-ipvs0 of"
                + " node-1.");
    assertThat(finding.evidence())
        .extracting(line -> line.node().name(), Evidence::text)
        .containsExactly(
            tuple("node-1", "    inet 192.168.50.12/32 scope global kube-ipvs0"),
            tuple(
                "node-1",
                "local 192.168.50.12/32 dev kube-ipvs0 table local proto kernel scope host"),
            tuple("node-2", "    inet 192.168.50.12/24 scope global eth0"));
    assertThat(finding.remedy().commands())
        .last()
        .isEqualTo("ip address del 192.168.50.12/32 dev kube-ipvs0");
  }

  @Test
  void positive_routeWhoseAddressIsGone() {
    FactsView node1 =
        node1().lookedAt(Address.KIND).localRoute("kube-ipvs0", "192.168.50.12/32").view();

    assertThat(only(node1, NODE_2).remedy().commands())
        .last()
        .isEqualTo("ip route del table local local 192.168.50.12 dev kube-ipvs0");
  }

  @Test
  void positive_addressWhoseRouteIsGone_isDormant() {
    FactsView node1 =
        node1().address("kube-ipvs0", "192.168.50.12/32").localRoute("lo", "127.0.0.1/32").view();

    Outcome.Finding finding = only(node1, NODE_2);

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.title()).contains("only its route is gone");
  }

  @Test
  void positive_onlyAddressOfAnUplinkIsOwn_evenOfFullLength() {
    FactsView cloud = TestNode.named("gke-1").address("eth0", "10.128.0.7/32").view();

    assertThat(only(node1().onIpvs("10.128.0.7").view(), cloud).severity())
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void positive_addressOfFullLengthFromDhcpIsOwn() {
    FactsView other =
        TestNode.named("node-2")
            .address("eth0", "192.168.50.12/24")
            .address("eth0", "10.1.1.1/32", "dynamic", "noprefixroute")
            .view();

    assertThat(only(node1().onIpvs("10.1.1.1").view(), other).subject()).isEqualTo("10.1.1.1");
  }

  @Test
  void positive_defaultGateway() {
    FactsView node1 =
        node1().onIpvs("192.168.50.1").route("0.0.0.0/0", "192.168.50.1", "eth0").view();

    assertThat(only(node1, NODE_2).title())
        .isEqualTo("node-1 takes traffic for the default gateway (192.168.50.1) for its own");
  }

  @Test
  void positive_endpointOfTheApiServer() {
    FactsView node1 =
        node1().onIpvs("192.168.50.10").realServer("10.96.0.1", 443, "192.168.50.10", 6443).view();

    assertThat(only(node1, NODE_2).explanation())
        .contains("the API server's endpoint, to which the Service at 10.96.0.1 leads");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.50.77", "203.0.113.9"})
  void positive_suspicionWhereOneNodeIsKnown(String address) {
    Outcome.Finding finding = only(node1().onIpvs(address).view());

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.title()).contains("may be");
  }

  @Test
  void positive_suspicionFromTableLocalAlone() {
    FactsView node1 =
        TestNode.named("node-1")
            .localRoute("eth0", "192.168.50.11/32")
            .localRoute("kube-ipvs0", "10.96.0.1/32")
            .localRoute("kube-ipvs0", "192.168.50.12/32")
            .view();

    assertThat(only(node1).subject()).isEqualTo("192.168.50.12");
  }

  @Test
  void negative_addressThatNoNodeOwns() {
    assertClear(examine(node1().onIpvs("192.168.50.200").view(), NODE_2));
  }

  @Test
  void negative_ownAddressOnOwnDevice() {
    assertClear(examine(node1().onIpvs("192.168.50.11").view(), NODE_2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kube-ipvs0",
        "lo",
        "dummy0",
        "docker0",
        "cni0",
        "br-3f2a0c9d1e4b",
        "virbr0",
        "flannel.1",
        "cali0a1b",
        "tunl0",
        "vxlan.calico",
        "veth1a2b",
        "nodelocaldns"
      })
  void negative_addressOnADeviceThatIsNoUplink(String dev) {
    FactsView other =
        TestNode.named("node-2")
            .address("eth0", "192.168.50.12/24")
            .address(dev, "10.9.9.9/24")
            .view();

    assertClear(examine(node1().onIpvs("10.9.9.9").view(), other));
  }

  @Test
  void negative_addressThatFloatsBesideAWiderOne() {
    FactsView keepalived =
        TestNode.named("node-2")
            .address("eth0", "192.168.50.12/24")
            .address("eth0", "192.168.50.100/32")
            .view();

    assertClear(examine(node1().onIpvs("192.168.50.100").view(), keepalived));
  }

  @Test
  void negative_secondaryAddress() {
    FactsView other =
        TestNode.named("node-2")
            .address("eth0", "192.168.50.12/24")
            .address("eth0", "192.168.50.99/24", "secondary")
            .view();

    assertClear(examine(node1().onIpvs("192.168.50.99").view(), other));
  }

  @Test
  void negative_nothingThereThoughOtherNodesAreUnknown() {
    FactsView silent = TestNode.named("node-3").view();

    assertClear(examine(node1().view(), NODE_2, silent));
  }

  @Test
  void unknown_nodeThatToldNeitherAddressesNorRoutes() {
    assertThat(examine(TestNode.named("node-1").view(), NODE_2).unknowns())
        .containsExactly(new Outcome.Unknown(null, "the addresses or table local of node-1"));
  }

  @Test
  void unknown_nodeThatShowedTableMainOnly() {
    FactsView node1 = TestNode.named("node-1").route("0.0.0.0/0", "192.168.50.1", "eth0").view();

    assertThat(examine(node1, NODE_2).unknowns()).hasSize(1);
  }

  @Test
  void unknown_addressThatAnUnknownNodeMayOwn() {
    FactsView silent = TestNode.named("node-3").view();

    assertThat(examine(node1().onIpvs("192.168.50.200").view(), NODE_2, silent).unknowns())
        .containsExactly(new Outcome.Unknown("192.168.50.200", "the own addresses of node-3"));
  }

  private static TestNode node1() {
    return TestNode.named("node-1").address("eth0", "192.168.50.11/24");
  }

  private static Outcome.Finding only(FactsView node, FactsView... others) {
    assertThat(examine(node, others).findings()).hasSize(1);
    return examine(node, others).findings().getFirst();
  }

  /** What the rule says of the first node. */
  private static Diagnosis examine(FactsView node, FactsView... others) {
    List<FactsView> cluster = new ArrayList<>(List.of(others));
    cluster.add(node);
    return Diagnoses.now(List.of(new ForeignAddressOnIpvs()), cluster).stream()
        .filter(diagnosis -> diagnosis.node().equals(node.id()))
        .findFirst()
        .orElseThrow();
  }

  private static void assertClear(Diagnosis diagnosis) {
    assertThat(diagnosis.findings()).isEmpty();
    assertThat(diagnosis.unknowns()).isEmpty();
  }
}
