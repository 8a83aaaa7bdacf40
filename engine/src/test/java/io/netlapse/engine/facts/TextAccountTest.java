package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parser of IPVS, the kernel, sockets, resolvers and clocks. */
final class TextAccountTest {

  static List<Output> samples() {
    return List.of(
        Output.resource("ipvsadm -Ln", "ipvs/dialects/ipvsadm-Ln.txt"),
        Output.resource("ipvsadm -L", "ipvs/dialects/ipvsadm-L.txt"),
        Output.resource("ipvsadm -Ln --stats", "ipvs/dialects/ipvsadm-Ln--stats.txt"),
        Output.resource("ipvsadm -Ln --rate", "ipvs/dialects/ipvsadm-Ln--rate.txt"),
        Output.resource("ipvsadm -L --stats", "ipvs/dialects/ipvsadm-L--stats.txt"),
        Output.resource("ipvsadm -Ln --thresholds", "ipvs/dialects/ipvsadm-Ln--thresholds.txt"),
        Output.resource(
            "ipvsadm -Ln --persistent-conn", "ipvs/dialects/ipvsadm-Ln--persistent-conn.txt"),
        Output.resource("ipvsadm -Ln --tun-info", "ipvs/dialects/ipvsadm-Ln--tun-info.txt"),
        Output.resource("ipvsadm -Lnc", "ipvs/dialects/ipvsadm-Lnc.txt"),
        Output.resource("ipvsadm -Lc", "ipvs/dialects/ipvsadm-Lc.txt"),
        Output.resource("ipvsadm -L --timeout", "ipvs/dialects/ipvsadm-L--timeout.txt"),
        Output.resource("ipvsadm -L --daemon", "ipvs/dialects/ipvsadm-L--daemon.txt"),
        Output.resource("ipvsadm -Sn", "ipvs/dialects/ipvsadm-Sn.txt"),
        Output.resource("ipvsadm -S", "ipvs/dialects/ipvsadm-S.txt"),
        Output.resource("cat /proc/net/ip_vs", "ipvs/dialects/proc-net-ip_vs.txt"),
        Output.resource("cat /proc/net/ip_vs_conn", "ipvs/dialects/proc-net-ip_vs_conn.txt"),
        Output.resource("lsmod", "kernel/lsmod.txt"),
        Output.resource("cat /proc/modules", "kernel/modules.txt"),
        Output.resource("conntrack -S", "kernel/conntrack-S.txt"),
        Output.of(
            "conntrack -S",
            "cpu=0 found=12 invalid=4 insert=0 insert_failed=3 drop=3 early_drop=0 error=0\n"),
        Output.resource("cat /proc/net/stat/nf_conntrack", "kernel/stat_nf_conntrack.txt"),
        Output.resource("cat /proc/net/stat/arp_cache", "kernel/stat_arp.txt"),
        Output.resource("head -10 /proc/net/nf_conntrack", "kernel/nf_conntrack.txt"),
        Output.resource("sysctl -a", "kernel/sysctl-a.txt"),
        Output.resource("busybox sysctl -a", "kernel/busybox-sysctl-a.txt"),
        Output.resource("grep . /proc/sys/net/ipv4/conf/*/rp_filter", "kernel/grep-conf.txt"),
        Output.resource("ss -ltnup", "socket/ss-ltnup.txt"),
        Output.resource("ss -lnt", "socket/ss-lnt.txt"),
        Output.resource("ss -antp", "socket/ss-antp.txt"),
        Output.resource("netstat -lntup", "socket/netstat-lntup.txt"),
        Output.resource("netstat -antlp", "socket/netstat-antlp.txt"),
        Output.resource("lsof -nP -iTCP -sTCP:LISTEN", "socket/lsof.txt"),
        Output.resource("cat /proc/net/tcp", "socket/proc_tcp.txt"),
        Output.resource("cat /proc/net/tcp6", "socket/proc_tcp6.txt"),
        Output.resource("cat /proc/net/udp", "socket/proc_udp.txt"),
        Output.of("cat /etc/hosts", "127.0.0.1 localhost # loop\n# none\n::1 localhost ip6\n"),
        Output.of("cat /etc/resolv.conf", "nameserver 10.96.0.10\nsearch a b\noptions ndots:5\n"),
        Output.of("cat /etc/nsswitch.conf", "hosts: files dns\nnetgroup:\n# end\n"),
        Output.of("timedatectl show", "Timezone=Etc/UTC\nNTP=yes\nNTPSynchronized=no\n"),
        Output.of(
            "chronyc tracking",
            """
            Reference ID    : CB00710F (203.0.113.15)
            Stratum         : 3
            Leap status     : Normal
            """),
        Output.of("ntpq -pn", "*203.0.113.15 .GPS. 1 u 33 64 377 0.312 0.021 0.015\n"),
        Output.of(
            "uptime", " 22:46:38 up 1 day,  2:01,  1 user,  load average: 0.53, 0.13, 0.04\n"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void realOutput_leavesNothingUnread(Output sample) {
    assertThat(sample.read(sample.text()).unread()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyLine_isAFactOrUnderstood(Output sample) {
    List<Span> accounted = sample.parser().draft(sample.text(), sample.command()).accounted();

    assertThat(new TreeSet<>(accounted))
        .containsAll(Line.of(sample.text()).stream().map(Line::span).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void facts_readAsRecords_areTheSameAgain(Output sample) {
    for (Reading.Read read : sample.read(sample.text()).facts()) {
      assertThat(FactViews.again(read.fact())).contains(read.fact());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void garbage_isUnread(Output sample) {
    String text = "lorem ipsum dolor\n  sit amet\n\n{\"consectetur\"\n";

    Reading reading = sample.read(text);

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.unread().stream().map(span -> span.of(text).strip()))
        .containsExactly("lorem ipsum dolor", "sit amet", "{\"consectetur\"");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void output_withoutCommand_isReadWithoutFailing(Output sample) {
    OutputParser parser = sample.parser();

    assertThat(parser.read(sample.text(), Command.parse(""))).isNotNull();
    assertThat(parser.scope(Command.parse(sample.command().text() + " | grep x")).coverages())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void command_isReadByOneParserAlone(Output sample) {
    assertThat(Fixture.probes().all().stream().filter(parser -> parser.reads(sample.command())))
        .hasSize(1);
  }
}
