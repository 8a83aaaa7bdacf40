package io.netlapse.engine.facts.ipvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table of a real kernel in every column and dialect; see the README beside the resources. */
final class IpvsDialectsTest {

  private static final SectionParser LIST = new IpvsadmListParser();
  private static final SectionParser SAVE = new IpvsadmSaveParser();
  private static final SectionParser PROC = new ProcNetIpVsParser();
  private static final SectionParser CONNECTIONS = new IpvsadmConnectionParser();

  private static Parsed parsed(SectionParser parser, String command, String file) {
    return Parsed.by(
        parser, command, Parsed.resource(IpvsDialectsTest.class, "dialects/" + file + ".txt"));
  }

  private static List<String> of(Parsed parsed, String... kinds) {
    return parsed.facts().stream()
        .filter(fact -> List.of(kinds).contains(fact.substring(0, fact.indexOf(' '))))
        .sorted()
        .toList();
  }

  @Test
  void save_andEveryListingOfTheSameColumns_giveEqualFacts() {
    Parsed save = parsed(SAVE, "ipvsadm -Sn", "ipvsadm-Sn");
    Parsed tunnels = parsed(LIST, "ipvsadm -Ln --tun-info", "ipvsadm-Ln--tun-info");
    Parsed usual = parsed(LIST, "ipvsadm -Ln", "ipvsadm-Ln");

    assertThat(tunnels.facts()).containsExactlyInAnyOrderElementsOf(save.facts());
    assertThat(usual).isEqualTo(parsed(LIST, "ipvsadm -Ln --exact", "ipvsadm-Ln--exact"));
    assertThat(of(tunnels, "ipvs-tunnel"))
        .containsExactly(
            "ipvs-tunnel address=10.96.0.1 family=inet port=80 protocol=TCP server=10.1.0.20"
                + " server-port=80 tunnel=gue:6080:-c");
    assertThat(usual.facts())
        .containsExactlyInAnyOrderElementsOf(
            save.facts().stream().filter(fact -> !fact.startsWith("ipvs-tunnel ")).toList());
  }

  @Test
  void servicePort_hasTheEndpointsThatGetConnections() {
    Parsed usual = parsed(LIST, "ipvsadm -Ln", "ipvsadm-Ln");

    assertThat(of(usual, "service-port"))
        .containsExactlyInAnyOrder(
            "service-port address=10.96.0.10 backend=ipvs endpoints=10.1.0.3:53 family=inet"
                + " kind=any port=53 protocol=udp",
            "service-port address=10.96.0.12 backend=ipvs endpoints=10.1.0.5:3868 family=inet"
                + " kind=any port=3868 protocol=sctp",
            "service-port address=10.96.0.1 affinity=10800 backend=ipvs endpoints=10.1.0.1:6443"
                + " family=inet kind=any port=443 protocol=tcp",
            "service-port address=10.96.0.1 affinity=300 backend=ipvs"
                + " endpoints=10.1.0.1:80,10.1.0.20:80,127.0.0.1:80 family=inet kind=any port=80"
                + " protocol=tcp",
            "service-port address=10.96.7.8 backend=ipvs family=inet kind=any port=5060"
                + " protocol=udp",
            "service-port address=fd00:96::a affinity=60 backend=ipvs"
                + " endpoints=[fd00:1::7]:6443 family=inet6 kind=any port=443 protocol=tcp");
  }

  @Test
  void servicePort_ofTicks_tellsOnlyThatThereIsAnAffinity() {
    Parsed proc = parsed(PROC, "cat /proc/net/ip_vs", "proc-net-ip_vs");

    assertThat(of(proc, "service-port")).isEmpty();
    assertThat(of(proc, "service-port-brief"))
        .hasSize(6)
        .contains(
            "service-port-brief address=10.96.0.1 endpoints=10.1.0.1:6443 family=inet"
                + " form=proc-net-ip-vs persistent=true port=443 protocol=tcp",
            "service-port-brief address=10.96.7.8 family=inet form=proc-net-ip-vs"
                + " persistent=false port=5060 protocol=udp");
  }

  @Test
  void proc_markWithoutServers_isUnread() {
    String text = "FWM  00000007 rr \nTCP  0A600001:01BB rr  \n";

    Parsed parsed = Parsed.by(PROC, "cat /proc/net/ip_vs", text);

    assertThat(parsed.unread()).containsExactly("FWM  00000007 rr");
    assertThat(of(parsed, "ipvs-virtual-server")).hasSize(1);
  }

  @Test
  void servicePort_throughAFilter_isNotTold() {
    assertThat(of(parsed(LIST, "ipvsadm -Ln | head -8", "ipvsadm-Ln"), "service-port")).isEmpty();
  }

  @Test
  void servicePort_withALineThatIsDamaged_isNotTold() {
    String text =
        """
        TCP  10.96.0.1:443 rr
          -> 10.1.0.1:6443                Masq    1      0          0
          -> 10.1.0.9:6443                Mas
        TCP  10.96.0.2:80 rr
          -> 10.1.0.1:80                  Masq    1      0          0
        """;

    Parsed parsed = Parsed.by(LIST, "ipvsadm -Ln", text);

    assertThat(parsed.unread()).containsExactly("  -> 10.1.0.9:6443                Mas");
    assertThat(of(parsed, "service-port"))
        .containsExactly(
            "service-port address=10.96.0.2 backend=ipvs endpoints=10.1.0.1:80 family=inet"
                + " kind=any port=80 protocol=tcp");
  }

  @Test
  void counters_andRates_giveEqualBriefFacts() {
    Parsed stats = parsed(LIST, "ipvsadm -Ln --stats", "ipvsadm-Ln--stats");

    assertThat(stats).isEqualTo(parsed(LIST, "ipvsadm -Ln --rate", "ipvsadm-Ln--rate"));
    assertThat(of(stats, "ipvs-virtual-server-brief"))
        .hasSize(8)
        .contains(
            "ipvs-virtual-server-brief form=counters protocol=TCP service=10.96.0.1:443",
            "ipvs-virtual-server-brief form=counters protocol=FWM service=\"8 IPv6\"");
    assertThat(of(stats, "ipvs-real-server-brief"))
        .hasSize(10)
        .contains(
            "ipvs-real-server-brief form=counters protocol=TCP server=10.1.0.1:6443"
                + " service=10.96.0.1:443");
  }

  @Test
  void counters_largeOnesCutShort_areNoChange() {
    String text = "TCP  10.96.0.1:443   12  27 15 1500 876\n";
    String busy = "TCP  10.96.0.1:443   12K 27M 15G 1500T 876\n";

    assertThat(Parsed.by(LIST, "ipvsadm -Ln --stats", busy))
        .isEqualTo(Parsed.by(LIST, "ipvsadm -Ln --stats", text));
  }

  @Test
  void thresholds_areToldOfServersThatHaveThem() {
    Parsed limits = parsed(LIST, "ipvsadm -Ln --thresholds", "ipvsadm-Ln--thresholds");

    assertThat(of(limits, "ipvs-thresholds"))
        .containsExactly(
            "ipvs-thresholds address=10.96.0.1 family=inet lower=50 port=80 protocol=TCP"
                + " server=10.1.0.1 server-port=80 upper=100");
    assertThat(of(limits, "ipvs-virtual-server", "ipvs-options"))
        .isEqualTo(
            of(parsed(LIST, "ipvsadm -Ln", "ipvsadm-Ln"), "ipvs-virtual-server", "ipvs-options"));
    assertThat(of(limits, "ipvs-real-server", "service-port")).isEmpty();
  }

  @Test
  void persistentConnections_tellWeightsAndPorts() {
    Parsed parsed = parsed(LIST, "ipvsadm -Ln --persistent-conn", "ipvsadm-Ln--persistent-conn");

    assertThat(of(parsed, "service-port"))
        .isEqualTo(of(parsed(LIST, "ipvsadm -Ln", "ipvsadm-Ln"), "service-port"));
    assertThat(of(parsed, "ipvs-real-server-brief"))
        .contains(
            "ipvs-real-server-brief form=persistent-conn protocol=TCP server=10.1.0.9:6443"
                + " service=10.96.0.1:443 weight=0");
  }

  @Test
  void names_giveEqualBriefFactsInBothDialects() {
    Parsed list = parsed(LIST, "ipvsadm -L", "ipvsadm-L");

    assertThat(list.unread()).isEmpty();
    assertThat(list.facts())
        .containsExactlyInAnyOrderElementsOf(parsed(SAVE, "ipvsadm -S", "ipvsadm-S").facts())
        .contains(
            "ipvs-virtual-server-brief form=names options=\"persistent 10800\" protocol=TCP"
                + " scheduler=rr service=kubernetes.default:https",
            "ipvs-real-server-brief form=names forward=masq protocol=TCP server=worker-1:6443"
                + " service=kubernetes.default:https weight=1",
            "ipvs-virtual-server address=10.96.0.12 family=inet port=3868 protocol=SCTP"
                + " scheduler=rr");
  }

  @Test
  void connections_areCountedToThePowerOfTen() {
    Parsed list = parsed(CONNECTIONS, "ipvsadm -Lnc", "ipvsadm-Lnc");

    assertThat(list.facts())
        .containsExactlyInAnyOrder(
            "ipvs-connections at-least=1 protocol=TCP service=10.96.0.1:443 state=CLOSE_WAIT",
            "ipvs-connections at-least=1 protocol=TCP service=10.96.0.1:443 state=ESTABLISHED",
            "ipvs-connections at-least=1 protocol=TCP service=10.96.0.1:443 state=ASSURED",
            "ipvs-connections at-least=1 protocol=UDP service=10.96.0.10:53 state=UDP");
    assertThat(
            parsed(new ProcNetIpVsConnParser(), "cat /proc/net/ip_vs_conn", "proc-net-ip_vs_conn")
                .facts())
        .containsExactlyInAnyOrderElementsOf(list.facts());
  }

  @Test
  void connections_tenOfAState_areOneFactOfTen() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 99; i++) {
      text.append(
          "TCP 14:56  ESTABLISHED 10.0.0.%d:55392    10.96.0.1:443      10.1.0.1:6443\n"
              .formatted(i));
    }

    assertThat(Parsed.by(CONNECTIONS, "ipvsadm -Lnc", text.toString()).facts())
        .containsExactly(
            "ipvs-connections at-least=10 protocol=TCP service=10.96.0.1:443 state=ESTABLISHED");
  }

  @Test
  void timeouts_areOneValueAState() {
    assertThat(parsed(new IpvsadmTimeoutParser(), "ipvsadm -L --timeout", "ipvsadm-L--timeout"))
        .isEqualTo(
            new Parsed(
                List.of(
                    "ipvs-timeout seconds=900 state=tcp",
                    "ipvs-timeout seconds=120 state=tcpfin",
                    "ipvs-timeout seconds=300 state=udp"),
                List.of()));
  }

  @Test
  void daemons_ofOldAndNewVersions_areRead() {
    SectionParser daemons = new IpvsadmDaemonParser();

    assertThat(parsed(daemons, "ipvsadm -L --daemon", "ipvsadm-L--daemon").facts())
        .containsExactly(
            "ipvs-sync-daemon dev=d0 group=224.0.0.81 max-length=1472 port=8848 role=master"
                + " sync-id=7 ttl=1",
            "ipvs-sync-daemon dev=d0 group=224.0.0.81 max-length=1472 port=8848 role=backup"
                + " sync-id=0 ttl=1");
    assertThat(
            Parsed.by(daemons, "ipvsadm -l --daemon", "master sync daemon (mcast=eth0, syncid=1)\n")
                .facts())
        .containsExactly("ipvs-sync-daemon dev=eth0 role=master sync-id=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ipvsadm -Ln -t 10.96.0.1:443 | service-port[address=10.96.0.1,backend=ipvs,family=inet,port=443,protocol=tcp]
          ipvsadm -Lnt 10.96.0.1:443 | ipvs-real-server[address=10.96.0.1,family=inet,port=443,protocol=TCP]
          ipvsadm -Ln -f 8 -6 | ipvs-virtual-server[family=inet6,fwmark=8,protocol=FWM]
          ipvsadm -Ln --udp-service 10.96.0.10:53 --stats | ipvs-virtual-server-brief[form=counters,protocol=UDP,service=10.96.0.10:53]
          ipvsadm -Ln --rate | ipvs-real-server-brief[form=counters]
          ipvsadm -Ln --thresholds | ipvs-thresholds
          """)
  void scope_ofOneServiceOrColumns_isWhatTheyShow(String command, String coverage) {
    assertThat(LIST.scope(Command.parse(command)).coverages())
        .extracting(Object::toString)
        .contains(coverage);
  }

  @Test
  void scope_ofCounters_leavesFullFactsAlone() {
    assertThat(LIST.scope(Command.parse("ipvsadm -Ln --stats")).coverages())
        .extracting(Object::toString)
        .containsExactly(
            "ipvs-real-server-brief[form=counters]", "ipvs-virtual-server-brief[form=counters]");
  }
}
