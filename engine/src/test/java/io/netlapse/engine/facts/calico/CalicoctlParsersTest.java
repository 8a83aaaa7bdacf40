package io.netlapse.engine.facts.calico;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.ListedFixture;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CalicoctlParsersTest {

  private static final OutputParser STATUS = new CalicoctlNodeStatusParser();
  private static final OutputParser GET = new CalicoctlGetParser();
  private static final OutputParser IPAM = new CalicoctlIpamShowParser();

  static List<ListedFixture> fixtures() {
    return ListedFixture.of("calico");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstood(ListedFixture fixture) {
    assertThat(fixture.forgotten(CalicoctlParsersTest::draft)).isEmpty();
    assertThat(draft(fixture.text(), fixture.command()).toReading().unread()).isEmpty();
  }

  private static ReadingDraft draft(String text, Command command) {
    return Stream.of(STATUS, GET, IPAM)
        .filter(parser -> parser.reads(command))
        .findFirst()
        .orElseThrow()
        .draft(text, command);
  }

  @Test
  void nodeStatus_tellsEverySession_andGoesOnInTheLineBelow() {
    assertThat(read(STATUS, "calicoctl node status", "node-status.txt").facts())
        .containsExactly(
            "calico-process process=calico running=true",
            "calico-bgp-session established=true peer=192.168.50.11 state=up"
                + " type=\"node-to-node mesh\"",
            "calico-bgp-phase peer=192.168.50.11 phase=Established",
            "calico-bgp-session established=false peer=192.168.50.12 state=start"
                + " type=\"node specific\"",
            "calico-bgp-phase peer=192.168.50.12 phase=Connect",
            "calico-bgp-session established=false peer=192.168.50.1 state=start type=global",
            "calico-bgp-phase error=\"Socket: Connection refused\" peer=192.168.50.1 phase=Active",
            "calico-bgp-session established=true peer=fd00:50::11 state=up"
                + " type=\"node-to-node mesh\"",
            "calico-bgp-phase peer=fd00:50::11 phase=Established");
  }

  @Test
  void sinceWhen_isNoChange() {
    String text = ListedFixture.text("calico", "node-status.txt");
    String later = text.replace("09:12:44  ", "2026-04-02");

    assertThat(later).isNotEqualTo(text);
    assertThat(Parsed.by(STATUS, "calicoctl node status", later))
        .isEqualTo(Parsed.by(STATUS, "calicoctl node status", text));
  }

  @Test
  void processThatDoesNotRun_isAFact() {
    assertThat(read(STATUS, "calicoctl node status", "node-status-not-running.txt").facts())
        .containsExactly("calico-process process=calico running=false");
  }

  @Test
  void node_tellsAddressesAndTunnel() {
    assertThat(read(GET, "calicoctl get node worker-1 -o yaml", "get-node.yaml").facts())
        .containsExactlyInAnyOrder(
            "calico-resource kind=node name=worker-1",
            "calico-node address=192.168.50.11/24 as=64513 node=worker-1",
            "calico-node-address address=192.168.50.11/24 node=worker-1 type=CalicoNodeIP",
            "calico-node-address address=192.168.50.11 node=worker-1 type=InternalIP",
            "calico-tunnel address=10.244.1.1 node=worker-1 type=ipip");
  }

  @Test
  void excerptOfANode_takesItsNameFromTheCommand_andDeniesNothing() {
    Command command = Command.parse("calicoctl get node cp-1 -o yaml");
    String text = ListedFixture.text("calico", "get-node-excerpt.yaml");
    CalicoctlGetParser parser = new CalicoctlGetParser();

    assertThat(Parsed.by(GET, command.text(), text).facts())
        .containsExactly(
            "calico-node-address address=10.4.0.1/24 node=cp-1 type=CalicoNodeIP",
            "calico-node address=10.4.0.1/24 node=cp-1");
    assertThat(parser.scope(command, parser.read(text, command)).coverages()).isEmpty();
  }

  @Test
  void settings_areAFactEach() {
    assertThat(read(GET, "calicoctl get felixconfig -o yaml", "get-felixconfig.yaml").facts())
        .contains(
            "calico-setting kind=felix name=default setting=ipipEnabled value=true",
            "calico-setting kind=felix name=node.worker-1 setting=defaultEndpointToHostAction"
                + " value=Return");
  }

  @Test
  void poolTables_ofTwoWidths_areTwoForms() {
    assertThat(read(GET, "calicoctl get ippool", "get-ippool.txt").facts())
        .containsExactly(
            "calico-ip-pool-brief cidr=10.244.0.0/16 form=plain name=default-ipv4-ippool"
                + " selector=all()");
    assertThat(read(GET, "calicoctl get ippool -o wide", "get-ippool-wide.txt").facts())
        .containsExactly(
            "calico-ip-pool-brief bgp-export-disabled=false cidr=10.244.0.0/16 disabled=false"
                + " form=wide ipip=CrossSubnet name=default-ipv4-ippool nat-outgoing=true"
                + " selector=all() vxlan=Never");
  }

  @Test
  void workloadEndpoint_ofTheOldForm_isTheSameAsItsRow() {
    String yaml =
        """
        - apiVersion: v1
          kind: workloadEndpoint
          metadata:
            labels:
              calico/k8s_ns: shop
            name: eth0
            node: worker-1
            orchestrator: k8s
            workload: shop.cart-0
          spec:
            interfaceName: cali3f0a1b2c3d4
            ipNetworks:
            - 10.244.1.7/32
            mac: aa:0f:5b:00:00:01
            profiles:
            - k8s_ns.shop
        """;
    String row =
        "worker-1   k8s   shop.cart-0   eth0   10.244.1.7/32   cali3f0a1b2c3d4   k8s_ns.shop\n";
    String fact =
        "calico-workload-endpoint device=cali3f0a1b2c3d4 networks=10.244.1.7/32 node=worker-1"
            + " workload=shop.cart-0";

    assertThat(Parsed.by(GET, "calicoctl get workloadendpoint -o yaml", yaml))
        .isEqualTo(new Parsed(List.of(fact), List.of()));
    assertThat(Parsed.by(GET, "calicoctl get workloadendpoint -o wide | grep cart", row))
        .isEqualTo(new Parsed(List.of(fact), List.of()));
    assertThat(
            read(GET, "calicoctl get workloadEndpoint -o wide", "v1-get-workloadendpoint-wide.txt"))
        .isEqualTo(new Parsed(List.of(fact), List.of()));
  }

  @Test
  void ipam_tellsWhatIsFull() {
    assertThat(read(IPAM, "calicoctl ipam show --show-blocks", "ipam-show.txt").facts())
        .containsExactly(
            "calico-ipam cidr=10.244.0.0/16 exhausted=false grouping=\"IP Pool\"",
            "calico-ipam cidr=10.244.1.0/26 exhausted=true grouping=Block");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calicoctl node status              | calico-bgp-phase calico-bgp-session calico-process
          sudo kubectl calico node status    | calico-bgp-phase calico-bgp-session calico-process
          """)
  void nodeStatus_coversEverySession(String line, String expected) {
    assertThat(coverages(STATUS, line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calicoctl get ippool                 | calico-ip-pool-brief[form=plain]
          calicoctl get ippools -o wide        | calico-ip-pool-brief[form=wide]
          calicoctl get ippool a -o yaml       | calico-ip-pool[name=a]
          calicoctl get bgppeer -ojson         | calico-bgp-peer
          calicoctl get felixconfig -o yaml    | calico-setting[kind=felix]
          calicoctl get node cp-1 --output=yaml | calico-node-address[node=cp-1] calico-node[node=cp-1] calico-tunnel[node=cp-1]
          """)
  void get_coversWhatItLists(String line, String expected) {
    assertThat(coverages(GET, line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calicoctl get ippool -o wide | grep 10",
        "calicoctl get workloadendpoint --workload=shop.cart-0 -o yaml",
        "calicoctl get ippool -o custom-columns=NAME",
        "calicoctl get networkpolicy -o yaml"
      })
  void get_thatSelects_deniesNothing(String line) {
    assertThat(coverages(GET, line)).isEmpty();
  }

  @Test
  void factOnDamage_isNone_andItsLinesAreUnread() {
    String text =
        """
        apiVersion: projectcalico.org/v3
        kind: Node
        metadata:
          name: worker-1
          resourceVersion: "8
        """;
    Command command = Command.parse("calicoctl get node worker-1 -o yaml");

    assertThat(GET.read(text, command).facts()).isEmpty();
    assertThat(LineAccount.forgotten(text, GET.draft(text, command))).isEmpty();
  }

  private static String coverages(SectionParser parser, String line) {
    return parser.scope(Command.parse(line)).coverages().stream()
        .map(Object::toString)
        .collect(joining(" "));
  }

  private static Parsed read(SectionParser parser, String command, String file) {
    return Parsed.by(parser, command, ListedFixture.text("calico", file));
  }
}
