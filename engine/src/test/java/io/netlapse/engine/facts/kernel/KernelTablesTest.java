package io.netlapse.engine.facts.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules, connection tracking and neighbour tables. */
final class KernelTablesTest {

  private static final SectionParser MODULES = new KernelModuleParser();
  private static final SectionParser STATS = new ConntrackStatParser();
  private static final SectionParser TABLES = new TableStatParser();
  private static final SectionParser ENTRIES = new ConntrackListParser();

  private static String resource(String name) {
    return Parsed.resource(KernelTablesTest.class, name);
  }

  @Test
  void modules_inEveryDialect_areEqual() {
    Parsed proc = Parsed.by(MODULES, "cat /proc/modules", resource("modules.txt"));

    assertThat(proc.facts())
        .contains("kernel-module name=ip_vs", "kernel-module name=nf_conntrack")
        .hasSize(16);
    assertThat(Parsed.by(MODULES, "lsmod", resource("lsmod.txt"))).isEqualTo(proc);
    assertThat(
            Parsed.by(MODULES, "sed 's/.0x[0-9a-f]*//' /proc/modules", resource("modules-sed.txt")))
        .isEqualTo(proc);
  }

  @Test
  void modules_usersComeAndGo_isNoChange() {
    assertThat(Parsed.by(MODULES, "lsmod", "ip_vs 151552 12 ip_vs_rr,ip_vs_sh\n"))
        .isEqualTo(Parsed.by(MODULES, "lsmod", "ip_vs 151552 0\n"));
  }

  @Test
  void modules_usersOfBridge_areTold() {
    assertThat(Parsed.by(MODULES, "lsmod", "bridge 311296 2 br_netfilter,ebtable_broute\n").facts())
        .contains("kernel-module-users name=bridge users=br_netfilter,ebtable_broute");
    assertThat(
            Parsed.by(MODULES, "cat /proc/modules", "bridge 311296 0 - Live 0x0000000000000000\n")
                .facts())
        .contains("kernel-module-users name=bridge");
  }

  @ParameterizedTest
  @CsvSource({
    "lsmod,2",
    "cat /proc/modules,2",
    "lsmod | grep ip_vs,0",
    "grep ip_vs /proc/modules,0"
  })
  void modules_scope_isAllUnlessSomethingChooses(String command, int coverages) {
    assertThat(MODULES.reads(Command.parse(command))).isTrue();
    assertThat(MODULES.scope(Command.parse(command)).coverages()).hasSize(coverages);
  }

  @Test
  void losses_areAddedOverProcessorsAndToldByMagnitude() {
    String text =
        """
        cpu=0 \tfound=12 invalid=4 insert=0 insert_failed=60 drop=0 early_drop=0 error=0 search_restart=7
        cpu=1 \tfound=99 invalid=1 insert=0 insert_failed=50 drop=3 early_drop=0 error=0 search_restart=0
        """;

    assertThat(Parsed.by(STATS, "conntrack -S", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "table-loss at-least=1 counter=drop table=conntrack",
                    "table-loss at-least=100 counter=insert_failed table=conntrack"),
                List.of()));
  }

  @Test
  void losses_ofTheKernelsTable_areTheSame() {
    String header = resource("stat_nf_conntrack.txt").lines().findFirst().orElseThrow();
    String zero = "00000031 " + "00000000 ".repeat(8);
    String text = header + "\n" + zero + "0000006e 00000003 00000000 00000000\n";

    assertThat(Parsed.by(TABLES, "cat /proc/net/stat/nf_conntrack", text).facts())
        .containsExactly(
            "table-loss at-least=1 counter=drop table=conntrack",
            "table-loss at-least=100 counter=insert_failed table=conntrack");
  }

  @Test
  void neighbours_areCountedInStepsAndOverflowsTold() {
    String header = resource("stat_arp.txt").lines().findFirst().orElseThrow();
    String line = "00000384 " + "00000001 ".repeat(11);
    String text = header + "\n" + line + "00000002\n" + line + "00000000\n";

    assertThat(Parsed.by(TABLES, "cat /proc/net/stat/arp_cache", text).facts())
        .containsExactly(
            "table-entries at-least=768 table=arp",
            "table-loss at-least=1 counter=table_fulls table=arp");
  }

  @Test
  void tables_severalInOneOutput_areToldApartByTheirHeaders() {
    String text = resource("stat_arp.txt") + resource("stat_ndisc.txt");

    assertThat(
            Parsed.by(TABLES, "cat /proc/net/stat/arp_cache /proc/net/stat/ndisc_cache", text)
                .facts())
        .containsExactly(
            "table-entries at-least=0 table=arp", "table-entries at-least=0 table=ndisc");
  }

  @Test
  void tables_oneOfSeveralMissing_areToldByTheNameBeforeEachLine() {
    String command = "grep -H . /proc/net/stat/nf_conntrack /proc/net/stat/arp_cache";
    StringBuilder text = new StringBuilder();
    resource("stat_arp.txt")
        .lines()
        .forEach(line -> text.append("/proc/net/stat/arp_cache:" + line + "\n"));

    assertThat(Parsed.by(TABLES, command, text.toString()).facts())
        .containsExactly("table-entries at-least=0 table=arp");
    assertThat(
            Parsed.by(
                    TABLES,
                    "cat /proc/net/stat/nf_conntrack /proc/net/stat/arp_cache",
                    resource("stat_arp.txt"))
                .unread())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "127,0",
    "128,128",
    "191,128",
    "192,192",
    "255,192",
    "256,256",
    "1023,768",
    "1024,1024"
  })
  void steps_areTwiceAndOneAndAHalfTimes(long entries, int step) {
    assertThat(TableSteps.atLeast(entries, 128)).isEqualTo(step);
  }

  @Test
  void count_isToldInSteps() {
    SectionParser count = new ConntrackCountParser();

    assertThat(Parsed.by(count, "conntrack -C", "49\n").facts())
        .containsExactly("table-entries at-least=0 table=conntrack");
    assertThat(Parsed.by(count, "conntrack -C", "200000\n").facts())
        .containsExactly("table-entries at-least=196608 table=conntrack");
  }

  @Test
  void entries_ofBothDialects_areEqual() {
    String tool =
        "udp 17 26 src=10.24.10.2 dst=10.96.0.10 sport=57400 dport=53 [UNREPLIED] src=10.24.9.3"
            + " dst=10.24.10.2 sport=53 dport=57400 mark=0 use=1\n";
    String kernel =
        "ipv4     2 udp      17 9 src=10.24.10.2 dst=10.96.0.10 sport=57400 dport=53 [UNREPLIED]"
            + " src=10.24.9.3 dst=10.24.10.2 sport=53 dport=57400 mark=0 zone=0 use=2\n";

    Parsed parsed = Parsed.by(ENTRIES, "conntrack -L", tool);

    assertThat(parsed.facts())
        .containsExactly(
            "conntrack-entry family=inet flags=UNREPLIED"
                + " original=\"src=10.24.10.2 dst=10.96.0.10 sport=57400 dport=53\" protocol=udp"
                + " reply=\"src=10.24.9.3 dst=10.24.10.2 sport=53 dport=57400\"");
    assertThat(Parsed.by(ENTRIES, "cat /proc/net/nf_conntrack", kernel)).isEqualTo(parsed);
  }

  @Test
  void entries_ofARealKernel_areAllRead() {
    Parsed parsed =
        Parsed.by(ENTRIES, "head -10 /proc/net/nf_conntrack", resource("nf_conntrack.txt"));

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .hasSize(10)
        .first()
        .isEqualTo(
            "conntrack-entry family=inet flags=UNREPLIED"
                + " original=\"src=10.96.0.1 dst=10.96.0.1 sport=44196 dport=443\" protocol=tcp"
                + " reply=\"src=192.168.50.10 dst=10.96.0.1 sport=6443 dport=44196\""
                + " state=SYN_SENT");
  }

  @Test
  void entries_withCountersAndMark_keepTheMark() {
    String text =
        "icmp     1 29 src=10.0.0.1 dst=10.0.0.2 type=8 code=0 id=77 packets=1 bytes=84"
            + " src=10.0.0.2 dst=10.0.0.1 type=0 code=0 id=77 packets=1 bytes=84 mark=16384 use=1\n"
            + "conntrack v1.4.7 (conntrack-tools): 1 flow entries have been shown.\n";

    Parsed parsed = Parsed.by(ENTRIES, "conntrack -L", text);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts()).singleElement().asString().contains(" attributes=\"mark=16384\" ");
    assertThat(ENTRIES.scope(Command.parse("conntrack -L")).coverages()).isEmpty();
  }
}
