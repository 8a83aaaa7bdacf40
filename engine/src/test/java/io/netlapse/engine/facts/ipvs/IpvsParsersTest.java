package io.netlapse.engine.facts.ipvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three dialects of one table of a real kernel; see the README beside the resources. */
final class IpvsParsersTest {

  private static final SectionParser LIST = new IpvsadmListParser();
  private static final SectionParser SAVE = new IpvsadmSaveParser();
  private static final SectionParser PROC = new ProcNetIpVsParser();

  @Test
  void save_everyOption_isRead() {
    Parsed parsed =
        Parsed.by(
            SAVE, "ipvsadm-save -n", Parsed.resource(IpvsParsersTest.class, "ipvsadm-save-n.txt"));

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts().stream().filter(fact -> !fact.startsWith("service-port ")))
        .containsExactly(
            "ipvs-virtual-server address=10.96.0.1 family=inet flags=persistent port=443"
                + " protocol=TCP scheduler=rr",
            "ipvs-options address=10.96.0.1 family=inet port=443 protocol=TCP timeout=10800",
            "ipvs-real-server address=10.96.0.1 family=inet forward=masq port=443 protocol=TCP"
                + " server=192.168.50.10 server-port=6443 weight=1",
            "ipvs-virtual-server address=10.96.7.7 family=inet flags=persistent port=80"
                + " protocol=TCP scheduler=sh",
            "ipvs-options address=10.96.7.7 family=inet flags=sh-fallback,sh-port"
                + " mask=255.255.255.0 port=80 protocol=TCP timeout=300",
            "ipvs-real-server address=10.96.7.7 family=inet forward=tunnel port=80 protocol=TCP"
                + " server=10.244.9.9 server-port=80 weight=3",
            "ipvs-real-server address=10.96.7.7 family=inet forward=tunnel port=80 protocol=TCP"
                + " server=10.244.9.10 server-port=80 weight=3",
            "ipvs-tunnel address=10.96.7.7 family=inet port=80 protocol=TCP server=10.244.9.10"
                + " server-port=80 tunnel=gue:6080:-c",
            "ipvs-real-server address=10.96.7.7 family=inet forward=route port=80 protocol=TCP"
                + " server=127.0.0.1 server-port=80 weight=1",
            "ipvs-virtual-server address=10.96.0.10 family=inet port=53 protocol=UDP scheduler=wlc",
            "ipvs-real-server address=10.96.0.10 family=inet forward=masq port=53 protocol=UDP"
                + " server=10.244.1.3 server-port=53 weight=0",
            "ipvs-virtual-server address=10.96.7.8 family=inet port=5060 protocol=UDP scheduler=rr",
            "ipvs-options address=10.96.7.8 family=inet flags=ops port=5060 protocol=UDP",
            "ipvs-virtual-server address=fd00:96::a family=inet6 flags=persistent port=443"
                + " protocol=TCP scheduler=rr",
            "ipvs-options address=fd00:96::a family=inet6 mask=64 port=443 protocol=TCP timeout=60",
            "ipvs-real-server address=fd00:96::a family=inet6 forward=masq port=443 protocol=TCP"
                + " server=fd00:10:244::7 server-port=6443 weight=1",
            "ipvs-virtual-server family=inet fwmark=7 protocol=FWM scheduler=rr",
            "ipvs-real-server family=inet forward=masq fwmark=7 protocol=FWM server=10.244.1.3"
                + " server-port=0 weight=1",
            "ipvs-virtual-server family=inet6 flags=persistent fwmark=8 protocol=FWM scheduler=wlc",
            "ipvs-options family=inet6 fwmark=8 protocol=FWM timeout=90",
            "ipvs-real-server family=inet6 forward=masq fwmark=8 protocol=FWM server=fd00:10:244::7"
                + " server-port=0 weight=1");
  }

  @Test
  void list_sameTable_givesEqualFacts() {
    Parsed list =
        Parsed.by(LIST, "ipvsadm -Ln", Parsed.resource(IpvsParsersTest.class, "ipvsadm-Ln.txt"));
    Parsed save =
        Parsed.by(
            SAVE, "ipvsadm-save -n", Parsed.resource(IpvsParsersTest.class, "ipvsadm-save-n.txt"));

    assertThat(list.unread()).isEmpty();
    assertThat(list.facts())
        .containsExactlyInAnyOrderElementsOf(
            save.facts().stream().filter(fact -> !fact.startsWith("ipvs-tunnel ")).toList());
  }

  @Test
  void proc_sameTable_givesEqualFactsWithoutOptions() {
    Parsed proc =
        Parsed.by(
            PROC,
            "cat /proc/net/ip_vs",
            Parsed.resource(IpvsParsersTest.class, "proc-net-ip_vs.txt"));
    List<String> save =
        Parsed.by(
                SAVE,
                "ipvsadm-save -n",
                Parsed.resource(IpvsParsersTest.class, "ipvsadm-save-n.txt"))
            .facts()
            .stream()
            .filter(fact -> !fact.startsWith("ipvs-options "))
            .filter(fact -> !fact.startsWith("service-port "))
            .filter(fact -> !fact.startsWith("ipvs-tunnel "))
            .toList();

    assertThat(proc.unread()).isEmpty();
    assertThat(proc.facts().stream().filter(fact -> !fact.startsWith("service-port-brief ")))
        .containsExactlyInAnyOrderElementsOf(save);
  }

  @Test
  void list_connectionCounts_areNoChange() {
    String table = Parsed.resource(IpvsParsersTest.class, "ipvsadm-Ln.txt");
    String busy = table.replace("Masq    1      0          0", "Masq    1      17         230");

    assertThat(busy).isNotEqualTo(table);
    assertThat(Parsed.by(LIST, "ipvsadm -Ln", busy))
        .isEqualTo(Parsed.by(LIST, "ipvsadm -Ln", table));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipvsadm -Ln",
        "ipvsadm -ln",
        "sudo /usr/sbin/ipvsadm -L -n",
        "ipvsadm --list --numeric"
      })
  void list_wholeNumericTable_coversAll(String command) {
    assertThat(LIST.reads(Command.parse(command))).isTrue();
    assertThat(LIST.scope(Command.parse(command)).coverages())
        .extracting(Object::toString)
        .containsExactly(
            "ipvs-options",
            "ipvs-real-server",
            "ipvs-virtual-server",
            "service-port[backend=ipvs]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipvsadm -L",
        "ipvsadm -Ln -t kubernetes.default:443",
        "ipvsadm -Ln --unheard-of",
        "ipvsadm -Ln | grep 10.96.0.1",
        "ipvsadm -ln | head"
      })
  void list_partOfTheTable_coversWhatItShows(String command) {
    assertThat(LIST.reads(Command.parse(command))).isTrue();
    assertThat(LIST.scope(Command.parse(command))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipvsadm -Lnc",
        "ipvsadm -L --timeout",
        "ipvsadm -l --daemon",
        "ipvsadm -A -t 10.96.0.1:443",
        "ipvsadm -C",
        "ipvsadm -Sn",
        "ipset list"
      })
  void list_otherListings_areNotRead(String command) {
    assertThat(LIST.reads(Command.parse(command))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ipvsadm-save -n", "ipvsadm -S -n", "ipvsadm --save -n", "ipvsadm -Sn"})
  void save_numeric_coversAll(String command) {
    assertThat(SAVE.reads(Command.parse(command))).isTrue();
    assertThat(SAVE.scope(Command.parse(command)).coverages())
        .extracting(Object::toString)
        .containsExactly(
            "ipvs-options",
            "ipvs-real-server",
            "ipvs-tunnel",
            "ipvs-virtual-server",
            "service-port[backend=ipvs]");
  }

  @Test
  void save_names_coverOnlyWhatIsShown() {
    assertThat(SAVE.reads(Command.parse("ipvsadm-save"))).isTrue();
    assertThat(SAVE.scope(Command.parse("ipvsadm-save"))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @Test
  void proc_options_areNotCovered() {
    assertThat(PROC.scope(Command.parse("cat /proc/net/ip_vs")).coverages())
        .extracting(Object::toString)
        .containsExactly(
            "ipvs-real-server", "ipvs-virtual-server", "service-port-brief[form=proc-net-ip-vs]");
  }
}
