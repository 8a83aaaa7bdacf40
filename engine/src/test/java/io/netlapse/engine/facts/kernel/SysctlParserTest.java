package io.netlapse.engine.facts.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** sysctl(8), its spellings of names, and files of /proc/sys. */
final class SysctlParserTest {

  private static final SysctlParser PARSER = new SysctlParser();
  private static final String OF_VLAN =
      "sysctl dev=eth0.100 name=net.ipv4.conf.eth0/100.rp_filter value=2"
          + " variable=net.ipv4.conf.*.rp_filter";

  private static String resource(String name) {
    return Parsed.resource(SysctlParserTest.class, name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sysctl -a | net.ipv4.conf.eth0/100.rp_filter = 2
          sysctl -a | net.ipv4.conf.eth0.100.rp_filter = 2
          sysctl -a | net/ipv4/conf/eth0.100/rp_filter = 2
          sysctl -p | net.ipv4.conf.eth0/100.rp_filter=2
          sysctl -n net.ipv4.conf.eth0/100.rp_filter | 2
          cat /proc/sys/net/ipv4/conf/eth0.100/rp_filter | 2
          grep -H . /proc/sys/net/ipv4/conf/eth0.100/rp_filter | /proc/sys/net/ipv4/conf/eth0.100/rp_filter:2
          grep . /proc/sys/net/ipv4/conf/*/rp_filter | /proc/sys/net/ipv4/conf/eth0.100/rp_filter:2
          """)
  void everySpelling_givesOneFact(String command, String line) {
    assertThat(PARSER.reads(Command.parse(command))).isTrue();
    assertThat(Parsed.by(PARSER, command, line + "\n").facts()).containsExactly(OF_VLAN);
  }

  @Test
  void procps_andBusybox_giveEqualFacts() {
    Parsed procps = Parsed.by(PARSER, "sysctl -a", resource("sysctl-a.txt"));
    Parsed busybox = Parsed.by(PARSER, "busybox sysctl -a", resource("busybox-sysctl-a.txt"));

    assertThat(procps.unread()).isEmpty();
    assertThat(procps.facts()).hasSizeGreaterThan(200);
    assertThat(busybox.facts()).containsExactlyInAnyOrderElementsOf(procps.facts());
  }

  @Test
  void valuesThatChangeByThemselves_areNoFacts() {
    String text =
        """
        fs.file-nr = 992\t0\t49026
        kernel.random.uuid = 0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10
        net.netfilter.nf_conntrack_count = 49
        net.ipv4.tcp_fastopen_key = 00000000-00000000-00000000-00000000
        net.ipv6.conf.eth0.stable_secret = ::1
        net.ipv4.ip_local_reserved_ports =
        net.ipv4.ip_local_port_range = 32768\t60999
        """;

    assertThat(Parsed.by(PARSER, "sysctl -a", text).facts())
        .containsExactly("sysctl name=net.ipv4.ip_local_port_range value=\"32768 60999\"");
  }

  @Test
  void countAndMaximum_giveTheFillInSteps() {
    String command =
        "cat /proc/sys/net/netfilter/nf_conntrack_count /proc/sys/net/netfilter/nf_conntrack_max";

    assertThat(Parsed.by(PARSER, command, "59000\n65536\n"))
        .isEqualTo(Parsed.by(PARSER, command, "60000\n65536\n"));
    assertThat(Parsed.by(PARSER, command, "60000\n65536\n").facts())
        .containsExactly(
            "sysctl name=net.netfilter.nf_conntrack_max value=65536",
            "table-fill level=90-95 table=conntrack");
  }

  @ParameterizedTest
  @CsvSource({
    "0,100,below-50",
    "49,100,below-50",
    "50,100,50-75",
    "75,100,75-90",
    "89,100,75-90",
    "90,100,90-95",
    "95,100,95-100",
    "99,100,95-100",
    "100,100,full",
    "101,100,full",
    "5,0,unlimited"
  })
  void fill_isOneOfTheSteps(String count, String maximum, String level) {
    assertThat(TableSteps.fill("conntrack", count, maximum))
        .hasValueSatisfying(fill -> assertThat(fill.level()).isEqualTo(level));
  }

  @Test
  void system_tellsWhatHoldsInTheEnd() {
    String text =
        """
        * Applying /etc/sysctl.d/10-network-security.conf ...
        net.ipv4.conf.all.rp_filter = 2
        * Applying /etc/sysctl.d/99-kubernetes.conf ...
        net.ipv4.conf.all.rp_filter = 0
        sysctl: cannot stat /proc/sys/net/bridge/bridge-nf-call-iptables: No such file or directory
        """;

    Parsed parsed = Parsed.by(PARSER, "sysctl --system", text);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "sysctl dev=all name=net.ipv4.conf.all.rp_filter value=0"
                + " variable=net.ipv4.conf.*.rp_filter");
  }

  @Test
  void heads_tellTheFileAboveEachValue() {
    String text =
        "==> /proc/sys/net/ipv4/ip_forward <==\n1\n\n==> /proc/sys/vm/swappiness <==\n60\n";

    assertThat(
            Parsed.by(
                    PARSER, "head -n 1 /proc/sys/net/ipv4/ip_forward /proc/sys/vm/swappiness", text)
                .facts())
        .containsExactly(
            "sysctl name=net.ipv4.ip_forward value=1", "sysctl name=vm.swappiness value=60");
  }

  @Test
  void valuesWithoutNames_ofAPattern_areUnread() {
    assertThat(Parsed.by(PARSER, "cat /proc/sys/net/ipv4/conf/*/rp_filter", "0\n0\n").unread())
        .containsExactly("0", "0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sysctl net.ipv4.ip_forward | sysctl[name=net.ipv4.ip_forward]
          sysctl net/ipv4/conf/eth0.100/rp_filter | sysctl[name=net.ipv4.conf.eth0/100.rp_filter]
          cat /proc/sys/net/ipv4/ip_forward | sysctl[name=net.ipv4.ip_forward]
          grep -Hs . /proc/sys/net/ipv6/conf/*/accept_ra | sysctl[variable=net.ipv6.conf.*.accept_ra]
          """)
  void scope_isWhatIsNamed(String command, String coverage) {
    assertThat(PARSER.scope(Command.parse(command)).coverages())
        .extracting(Object::toString)
        .containsExactly(coverage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sysctl -a | grep rp_filter",
        "sysctl -a -r rp_filter",
        "sysctl --system",
        "sysctl -p",
        "grep 1 /proc/sys/net/ipv4/conf/*/rp_filter",
        "grep . /proc/sys/net/bridge/*"
      })
  void scope_ofASelection_isWhatItShows(String command) {
    assertThat(PARSER.scope(Command.parse(command)).coverages()).isEmpty();
  }

  @Test
  void scope_ofAll_isAllOnlyWhereRootAsked() {
    Command all = Command.parse("sysctl -a");
    String byUser = "net.ipv4.ip_forward = 1\n";
    String byRoot = "fs.protected_hardlinks = 1\n" + byUser;

    assertThat(PARSER.scope(all, PARSER.read(byUser, all)).coverages()).isEmpty();
    assertThat(PARSER.scope(all, PARSER.read(byRoot, all)).coverages())
        .extracting(Object::toString)
        .containsExactly("sysctl");
  }
}
