package io.netlapse.engine.facts.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in the forms that journalctl(1), dmesg(1), klog, logrus, Calico and BIRD document. */
final class LogParsersTest {

  private static final LogParser JOURNAL = new JournalParser();
  private static final LogParser KERNEL = new KernelLogParser();
  private static final LogParser FILE = new LogFileParser();

  private static final String RESTORE =
      " event=iptables-restore-failed program=kube-proxy reason=\"exit status 4\"";

  private static List<String> journal(String text) {
    return Parsed.by(JOURNAL, "journalctl -u kube-proxy", text).facts();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nov 22 10:00:00 worker-1 kube-proxy[7]: E1122 10:00:00.123456       7 proxier.go:1] Failed to execute iptables-restore: exit status 4 | --11-22T10:00:00.123456
          Nov  2 10:00:00 worker-1 kube-proxy[7]: Failed to execute iptables-restore: exit status 4 | --11-02T10:00:00
          2026-11-22T10:00:00+0100 worker-1 kube-proxy[7]: E1122 10:00:00.123456       7 proxier.go:1] Failed to execute iptables-restore: exit status 4 | 2026-11-22T09:00:00.123456Z
          2026-11-22T10:00:00.5+01:00 worker-1 kube-proxy[7]: E1122 10:00:00.123456       7 proxier.go:1] Failed to execute iptables-restore: exit status 4 | 2026-11-22T09:00:00.500Z
          Sun 2026-11-22 10:00:00 CET worker-1 kube-proxy[7]: Failed to execute iptables-restore: exit status 4 | 2026-11-22T10:00:00
          {"__REALTIME_TIMESTAMP":"1795341600123456","SYSLOG_IDENTIFIER":"kube-proxy","MESSAGE":"E1122 10:00:00.123456       7 proxier.go:1] Failed to execute iptables-restore: exit status 4"} | 2026-11-22T10:00:00.123456Z
          [   12.345678] worker-1 kube-proxy[7]: Failed to execute iptables-restore: exit status 4 | boot+12.345678
          """)
  void journal_everyForm_tellsTheSameEvent(String line, String at) {
    assertThat(journal(line + "\n")).containsExactly("log-event at=" + at + RESTORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E1122 10:00:00.123456       1 proxier.go:1] Failed to execute iptables-restore: exit status 4 | --11-22T10:00:00.123456
          E1122 10:00:00.123456       1 proxier.go:1] "Failed to execute iptables-restore" err="exit status 4" | --11-22T10:00:00.123456
          2026-11-22T10:00:00.123456789Z stderr F E1122 10:00:00.123456       1 proxier.go:1] Failed to execute iptables-restore: exit status 4 | 2026-11-22T10:00:00.123456789Z
          2026-11-22T10:00:00.1Z E1122 10:00:00.123456       1 proxier.go:1] Failed to execute iptables-restore: exit status 4 | 2026-11-22T10:00:00.100Z
          {"log":"E1122 10:00:00.123456       1 proxier.go:1] Failed to execute iptables-restore: exit status 4\\n","stream":"stderr","time":"2026-11-22T10:00:00.5Z"} | 2026-11-22T10:00:00.500Z
          {"ts":1795341600.25,"caller":"proxier.go:1","msg":"Failed to execute iptables-restore","err":"exit status 4"} | 2026-11-22T10:00:00.250Z
          """)
  void file_everyForm_tellsTheSameEvent(String line, String at) {
    assertThat(Parsed.by(FILE, "tail /var/log/kube-proxy.log", line + "\n").facts())
        .containsExactly("log-event at=" + at + RESTORE);
  }

  @Test
  void file_timeCutOff_isReadAllTheSame() {
    String line = "proxier.go:1595] Failed to execute iptables-restore: exit status 4\n";
    assertThat(Parsed.by(FILE, "kube-proxy log (excerpt)", line).facts())
        .containsExactly("log-event" + RESTORE);
  }

  @Test
  void file_onlyMessageLeft_isReadWhereTheWriterIsKnown() {
    String line = "Failed to execute iptables-restore: exit status 4\n";
    assertThat(Parsed.by(FILE, "docker logs kube-proxy", line).facts())
        .containsExactly("log-event" + RESTORE);
    assertThat(Parsed.by(FILE, "docker logs 6f1d", line).facts()).isEmpty();
  }

  @Test
  void file_triesOfFlannel_areReadWhereTheLogIsFlannels() {
    assertThat(Parsed.by(FILE, "flannel container log", "#1: no route to host\n").facts())
        .containsExactly(
            "log-event event=route-add-failed program=flanneld reason=\"no route to host\"");
    assertThat(Parsed.by(FILE, "cat /var/log/syslog", "#1: no route to host\n").facts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [90332.179725] nf_conntrack: nf_conntrack: table full, dropping packet | ' at=boot+90332.179725'
          [Sun Nov 22 10:00:00 2026] nf_conntrack: nf_conntrack: table full, dropping packet | ' at=2026-11-22T10:00:00'
          2026-11-22T10:00:00,123456+00:00 nf_conntrack: nf_conntrack: table full, dropping packet | ' at=2026-11-22T10:00:00.123456Z'
          nf_conntrack: nf_conntrack: table full, dropping packet | ''
          <4>[   12.000001] nf_conntrack: nf_conntrack: table full, dropping packet | ' at=boot+12.000001'
          """)
  void dmesg_everyForm_tellsTheSameEvent(String line, String at) {
    assertThat(Parsed.by(KERNEL, "dmesg", line + "\n").facts())
        .containsExactly("log-event" + at + " event=conntrack-table-full program=kernel");
  }

  @Test
  void whatRepeats_isOneFactAnHour_andWhatHappensIsEach() {
    String text =
        """
        2026-11-22T10:00:01+0000 w kernel: nf_conntrack: table full, dropping packet
        2026-11-22T10:59:59+0000 w kernel: nf_conntrack: table full, dropping packet
        2026-11-22T11:00:00+0000 w kernel: nf_conntrack: table full, dropping packet
        2026-11-22T11:00:01+0000 w systemd-networkd[9]: eth0: Lost carrier
        2026-11-22T11:00:02+0000 w systemd-networkd[9]: eth0: Lost carrier
        2026-11-22T11:00:03+0000 w systemd-networkd[9]: cali123: Lost carrier
        """;

    assertThat(journal(text))
        .containsExactly(
            "log-event at=2026-11-22T10:00:01Z event=conntrack-table-full program=kernel",
            "log-event at=2026-11-22T11:00:00Z event=conntrack-table-full program=kernel",
            "log-event at=2026-11-22T11:00:01Z dev=eth0 event=carrier-lost"
                + " program=systemd-networkd",
            "log-event at=2026-11-22T11:00:02Z dev=eth0 event=carrier-lost"
                + " program=systemd-networkd");
  }

  @Test
  void message_ofAnotherProgram_isNone() {
    assertThat(
            journal(
                """
                2026-11-22T10:00:01+0000 w sshd[1]: nf_conntrack: table full, dropping packet
                2026-11-22T10:00:01+0000 w bash[1]: Started kubelet.service - x.
                """))
        .isEmpty();
  }

  @Test
  void line_cutByThePager_keepsWhatIsWhole() {
    assertThat(
            journal(
                """
                Nov 22 10:00:00 w kubelet[1]: E1122 10:00:00.1 1 x.go:1] dial tcp 10.0.0.1:6443: connect: conn>
                Nov 22 10:00:00 w kube-proxy[1]: E1122 10:00:00.1 1 x.go:1] Failed to execute iptables-restore: exit st>
                """))
        .containsExactly(
            "log-event address=10.0.0.1:6443 at=--11-22T10:00:00.1 event=connect-failed"
                + " program=kubelet",
            "log-event at=--11-22T10:00:00.1 event=iptables-restore-failed program=kube-proxy");
  }

  @Test
  void boot_hasTheTimeOfTheLineBehindIt() {
    assertThat(
            journal(
                """
                2026-11-22T10:00:01+0000 w sshd[1]: x
                -- Boot 0b7d2c3e6f0e4c5c9d0e2f5f1c7a9b10 --
                2026-11-22T10:05:01+0000 w kernel: y
                """))
        .containsExactly("log-event at=2026-11-22T10:05:01Z event=boot program=journal");
  }

  @Test
  void account_tellsRawApartFromUnread() {
    String text =
        """
        who wrote this
        2026-11-22T10:00:01+0000 w kernel: nf_conntrack: table full, dropping packet
        2026-11-22T10:00:01+0000 w sshd[1]: Accepted publickey for root
        goroutine 1 [running]:
        -- No entries --
        """;
    Command command = Command.parse("journalctl");

    assertThat(JOURNAL.account(text, command)).isEqualTo(new LogAccount(1, 2, 1, 1));
    assertThat(Parsed.by(JOURNAL, "journalctl", text).unread()).containsExactly("who wrote this");
  }

  @Test
  void logsOfPods_haveTheirWritersFromTheNamesOfTheFiles() {
    assertThat(
            Parsed.by(
                    FILE,
                    "capture --only pod-logs",
                    """
                    ==> /var/log/pods/kube-system_kube-proxy-x_1/kube-proxy/0.log <==
                    2026-11-22T10:00:00Z stderr F I1122 10:00:00.000000 1 server_others.go:1] Using ipvs Proxier.

                    ==> /var/log/pods/kube-flannel_x_1/kube-flannel/0.log <==
                    2026-11-22T10:00:00Z stderr F E1122 10:00:00.000000 1 route_network.go:1] Error adding route to 10.244.1.0/24 via 10.0.0.2 dev index 2: network is unreachable
                    """)
                .facts())
        .containsExactly(
            "log-event at=2026-11-22T10:00:00Z event=proxy-mode mode=ipvs program=kube-proxy",
            "log-event at=2026-11-22T10:00:00Z event=route-add-failed gateway=10.0.0.2"
                + " prefix=10.244.1.0/24 program=flanneld reason=\"network is unreachable\"");
  }

  @Test
  void calicoContainer_programsAreToldApart() {
    assertThat(
            Parsed.by(
                    FILE,
                    "kubectl logs -n kube-system calico-node-x",
                    """
                    bird: Mesh_10_0_0_2: State changed to start
                    2026-11-22 10:00:00.123 [WARNING][70] felix/table.go 1372: Failed to execute ip(6)tables-restore command error=x
                    """)
                .facts())
        .containsExactly(
            "log-event event=bgp-state program=bird session=Mesh_10_0_0_2 state=start",
            "log-event at=2026-11-22T10:00:00.123 event=iptables-restore-failed program=felix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"journalctl", "journalctl -u kubelet", "journalctl | tail"})
  void scope_neverDenies(String command) {
    assertThat(JOURNAL.scope(Command.parse(command))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "tail -n 50 /var/log/kube-proxy.log, true",
    "cat /var/log/syslog.1, true",
    "docker logs f3a1b2, true",
    "kubectl -n kube-system logs kube-flannel-ds-x, true",
    "cat /var/log/dpkg.log, false",
    "cat /etc/hosts, false"
  })
  void reads_logsAndNothingElse(String command, boolean reads) {
    assertThat(FILE.reads(Command.parse(command))).isEqualTo(reads);
  }

  @Test
  void facts_readAsRecords_areTheSameAgain() {
    String text =
        """
        Nov 22 10:00:00 w systemd[1]: kubelet.service: Scheduled restart job, restart counter is at 7.
        [   12.345678] w kernel: Linux version 6.1.0 (x)
        2026-11-22T10:00:00+0100 w systemd[1]: Stopped kubelet: The Kubernetes Node Agent.
        """;
    Reading reading = JOURNAL.read(text, Command.parse("journalctl"));

    assertThat(reading.facts()).hasSize(3);
    for (Reading.Read read : reading.facts()) {
      assertThat(LogEvent.of(read.fact()).toFact()).isEqualTo(read.fact());
    }
  }
}
