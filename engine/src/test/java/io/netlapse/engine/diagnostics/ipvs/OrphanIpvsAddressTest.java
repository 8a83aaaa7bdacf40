package io.netlapse.engine.diagnostics.ipvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.diagnostics.TestNode;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrphanIpvsAddressTest {

  @Test
  void positive_addressThatNoVirtualServerUses() {
    Outcome.Finding finding = only(node().onIpvs("10.96.55.5").lookedAt(IpvsVirtualServer.KIND));

    assertThat(finding.subject()).isEqualTo("10.96.55.5");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.evidence()).hasSize(2);
    assertThat(finding.remedy().commands())
        .containsExactly("ip address del 10.96.55.5/32 dev kube-ipvs0");
  }

  @Test
  void positive_routeWithoutItsAddress() {
    Outcome.Finding finding =
        only(
            node()
                .lookedAt(Address.KIND)
                .localRoute("kube-ipvs0", "10.96.55.5/32")
                .virtualServer("10.96.55.5", 80));

    assertThat(finding.title()).contains("left without its address");
    assertThat(finding.remedy().commands())
        .containsExactly("ip route del table local local 10.96.55.5 dev kube-ipvs0");
  }

  @Test
  void positive_addressWithoutItsRoute() {
    Outcome.Finding finding =
        only(
            node()
                .localRoute("lo", "127.0.0.1/32")
                .address("kube-ipvs0", "10.96.55.5/32")
                .virtualServer("10.96.55.5", 80));

    assertThat(finding.title()).contains("lacks its local route");
  }

  @Test
  void negative_addressOfAVirtualServer() {
    assertThat(examine(node().onIpvs("10.96.55.5").virtualServer("10.96.55.5", 80))).isEmpty();
  }

  @Test
  void negative_addressWithoutRouteWhereTableLocalWasNotShown() {
    assertThat(
            examine(node().address("kube-ipvs0", "10.96.55.5/32").virtualServer("10.96.55.5", 80)))
        .isEmpty();
  }

  @Test
  void negative_routeWhereAddressesWereNotShown() {
    assertThat(
            examine(
                TestNode.named("node-1")
                    .localRoute("kube-ipvs0", "10.96.55.5/32")
                    .virtualServer("10.96.55.5", 80)))
        .isEmpty();
  }

  @Test
  void unknown_virtualServersNotLookedAt() {
    assertThat(examine(node().onIpvs("10.96.55.5")))
        .containsExactly(new Outcome.Unknown("10.96.55.5", "the IPVS virtual servers of node-1"));
  }

  @Test
  void unknown_aFirewallMarkMayUseAnyAddress() {
    TestNode node =
        node()
            .onIpvs("10.96.55.5")
            .with(
                "ipvsadm",
                "-A -f 7 -s rr",
                new IpvsVirtualServer(IpvsService.marked(IpFamily.INET, 7), "rr", false).toFact());

    assertThat(examine(node)).hasOnlyElementsOfType(Outcome.Unknown.class).hasSize(1);
  }

  @Test
  void unknown_nodeThatShowedNothing() {
    assertThat(examine(TestNode.named("node-1")))
        .containsExactly(new Outcome.Unknown(null, "the addresses or table local of node-1"));
  }

  private static TestNode node() {
    return TestNode.named("node-1").address("eth0", "192.168.50.11/24");
  }

  private static Outcome.Finding only(TestNode node) {
    assertThat(examine(node)).hasSize(1).hasOnlyElementsOfType(Outcome.Finding.class);
    return (Outcome.Finding) examine(node).getFirst();
  }

  private static List<Outcome> examine(TestNode node) {
    return new OrphanIpvsAddress().examine(node.view(), new ClusterView(List.of(node.view())));
  }
}
