package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.spi.clock.ClockSetting;
import io.netlapse.spi.clock.ClockSource;
import io.netlapse.spi.clock.ClockSynchronised;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.ipvs.IpvsConnections;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsRealServerBrief;
import io.netlapse.spi.ipvs.IpvsSyncDaemon;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTimeout;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.IpvsVirtualServerBrief;
import io.netlapse.spi.ipvs.ServicePortBrief;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.kernel.KernelModule;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.kernel.TableEntries;
import io.netlapse.spi.kernel.TableFill;
import io.netlapse.spi.kernel.TableLoss;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.resolver.HostEntry;
import io.netlapse.spi.resolver.NameServiceOrder;
import io.netlapse.spi.resolver.ResolverSetting;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.socket.ConnectionState;
import io.netlapse.spi.socket.Listener;
import io.netlapse.spi.socket.ListenerProgram;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parser of IPVS, the kernel, sockets, resolvers and clocks. */
final class TextAccountTest {

  private static final Probes PROBES =
      Probes.of(
          ServiceLoader.load(SectionParser.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  private static final int MUTANTS = 300;
  private static final String STRAY = "\n\r\t :=([-9a\0*%/";

  /** An output of a command. */
  record Sample(String command, String text) {

    SectionParser parser() {
      return PROBES.parser(Command.parse(command)).orElseThrow();
    }

    Reading read(String output) {
      return parser().read(output, Command.parse(command));
    }

    @Override
    public String toString() {
      return command;
    }
  }

  private static Sample sample(String command, String resource) {
    return new Sample(command, Parsed.resource(TextAccountTest.class, resource));
  }

  static List<Sample> samples() {
    return List.of(
        sample("ipvsadm -Ln", "ipvs/dialects/ipvsadm-Ln.txt"),
        sample("ipvsadm -L", "ipvs/dialects/ipvsadm-L.txt"),
        sample("ipvsadm -Ln --stats", "ipvs/dialects/ipvsadm-Ln--stats.txt"),
        sample("ipvsadm -Ln --rate", "ipvs/dialects/ipvsadm-Ln--rate.txt"),
        sample("ipvsadm -L --stats", "ipvs/dialects/ipvsadm-L--stats.txt"),
        sample("ipvsadm -Ln --thresholds", "ipvs/dialects/ipvsadm-Ln--thresholds.txt"),
        sample("ipvsadm -Ln --persistent-conn", "ipvs/dialects/ipvsadm-Ln--persistent-conn.txt"),
        sample("ipvsadm -Ln --tun-info", "ipvs/dialects/ipvsadm-Ln--tun-info.txt"),
        sample("ipvsadm -Lnc", "ipvs/dialects/ipvsadm-Lnc.txt"),
        sample("ipvsadm -Lc", "ipvs/dialects/ipvsadm-Lc.txt"),
        sample("ipvsadm -L --timeout", "ipvs/dialects/ipvsadm-L--timeout.txt"),
        sample("ipvsadm -L --daemon", "ipvs/dialects/ipvsadm-L--daemon.txt"),
        sample("ipvsadm -Sn", "ipvs/dialects/ipvsadm-Sn.txt"),
        sample("ipvsadm -S", "ipvs/dialects/ipvsadm-S.txt"),
        sample("cat /proc/net/ip_vs", "ipvs/dialects/proc-net-ip_vs.txt"),
        sample("cat /proc/net/ip_vs_conn", "ipvs/dialects/proc-net-ip_vs_conn.txt"),
        sample("lsmod", "kernel/lsmod.txt"),
        sample("cat /proc/modules", "kernel/modules.txt"),
        sample("conntrack -S", "kernel/conntrack-S.txt"),
        sample("cat /proc/net/stat/nf_conntrack", "kernel/stat_nf_conntrack.txt"),
        sample("cat /proc/net/stat/arp_cache", "kernel/stat_arp.txt"),
        sample("head -10 /proc/net/nf_conntrack", "kernel/nf_conntrack.txt"),
        sample("sysctl -a", "kernel/sysctl-a.txt"),
        sample("busybox sysctl -a", "kernel/busybox-sysctl-a.txt"),
        sample("grep . /proc/sys/net/ipv4/conf/*/rp_filter", "kernel/grep-conf.txt"),
        sample("ss -ltnup", "socket/ss-ltnup.txt"),
        sample("ss -lnt", "socket/ss-lnt.txt"),
        sample("ss -antp", "socket/ss-antp.txt"),
        sample("netstat -lntup", "socket/netstat-lntup.txt"),
        sample("netstat -antlp", "socket/netstat-antlp.txt"),
        sample("lsof -nP -iTCP -sTCP:LISTEN", "socket/lsof.txt"),
        sample("cat /proc/net/tcp", "socket/proc_tcp.txt"),
        sample("cat /proc/net/tcp6", "socket/proc_tcp6.txt"),
        sample("cat /proc/net/udp", "socket/proc_udp.txt"),
        new Sample("cat /etc/hosts", "127.0.0.1 localhost # loop\n# none\n::1 localhost ip6\n"),
        new Sample("cat /etc/resolv.conf", "nameserver 10.96.0.10\nsearch a b\noptions ndots:5\n"),
        new Sample("cat /etc/nsswitch.conf", "hosts: files dns\nnetgroup:\n# end\n"),
        new Sample("timedatectl show", "Timezone=Etc/UTC\nNTP=yes\nNTPSynchronized=no\n"),
        new Sample(
            "chronyc tracking",
            """
            Reference ID    : CB00710F (203.0.113.15)
            Stratum         : 3
            Leap status     : Normal
            """),
        new Sample("ntpq -pn", "*203.0.113.15 .GPS. 1 u 33 64 377 0.312 0.021 0.015\n"),
        new Sample(
            "uptime", " 22:46:38 up 1 day,  2:01,  1 user,  load average: 0.53, 0.13, 0.04\n"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void realOutput_leavesNothingUnread(Sample sample) {
    assertThat(sample.read(sample.text()).unread()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyLine_isAFactOrUnderstoodOrUnread(Sample sample) {
    if (sample.parser() instanceof OutputParser parser) {
      Random random = new Random(7);
      for (int i = 0; i < MUTANTS; i++) {
        String text = i == 0 ? sample.text() : mutant(sample.text(), random);
        List<Span> accounted = parser.draft(text, Command.parse(sample.command())).accounted();

        assertThat(new TreeSet<>(accounted))
            .containsAll(Line.of(text).stream().map(Line::span).toList());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void mutatedOutput_givesFactsThatSurviveTheirViews(Sample sample) {
    Random random = new Random(11);
    for (int i = 0; i < MUTANTS; i++) {
      String text = mutant(sample.text(), random);
      Reading reading = sample.read(text);
      assertThat(sample.read(text)).isEqualTo(reading);
      for (Reading.Read read : reading.facts()) {
        assertThat(sample.parser().kinds()).contains(read.fact().kind());
        assertThat(again(read.fact())).isEqualTo(read.fact());
        assertThat(read.spans()).isSorted();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void garbage_isUnread(Sample sample) {
    String text = "lorem ipsum dolor\n  sit amet\n\n{\"consectetur\"\n";

    Reading reading = sample.read(text);

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.unread().stream().map(span -> span.of(text).strip()))
        .containsExactly("lorem ipsum dolor", "sit amet", "{\"consectetur\"");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void output_withoutCommand_isReadWithoutFailing(Sample sample) {
    SectionParser parser = sample.parser();

    assertThat(parser.read(sample.text(), Command.parse(""))).isNotNull();
    assertThat(parser.scope(Command.parse(sample.command() + " | grep x")).coverages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void command_isReadByOneParserAlone(Sample sample) {
    Command command = Command.parse(sample.command());

    assertThat(PROBES.all().stream().filter(parser -> parser.reads(command))).hasSize(1);
  }

  /** A text with pieces taken out, doubled or overwritten. */
  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0 && !mutant.isEmpty(); i--) {
      int from = random.nextInt(mutant.length());
      int to = Math.min(mutant.length(), from + 1 + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> mutant.delete(from, to);
        case 1 -> mutant.insert(from, mutant.substring(from, to));
        default -> mutant.setCharAt(from, STRAY.charAt(random.nextInt(STRAY.length())));
      }
    }
    return mutant.toString();
  }

  private static Fact again(Fact fact) {
    return switch (fact.kind().name()) {
      case "ipvs-virtual-server" -> IpvsVirtualServer.of(fact).toFact();
      case "ipvs-real-server" -> IpvsRealServer.of(fact).toFact();
      case "ipvs-options" -> IpvsOptions.of(fact).toFact();
      case "ipvs-thresholds" -> IpvsThresholds.of(fact).toFact();
      case "ipvs-tunnel" -> IpvsTunnel.of(fact).toFact();
      case "ipvs-virtual-server-brief" -> IpvsVirtualServerBrief.of(fact).toFact();
      case "ipvs-real-server-brief" -> IpvsRealServerBrief.of(fact).toFact();
      case "ipvs-connections" -> IpvsConnections.of(fact).toFact();
      case "ipvs-timeout" -> IpvsTimeout.of(fact).toFact();
      case "ipvs-sync-daemon" -> IpvsSyncDaemon.of(fact).toFact();
      case "service-port" -> ServicePort.of(fact).toFact();
      case "service-port-brief" -> ServicePortBrief.of(fact).toFact();
      case "sysctl" -> Sysctl.of(fact).toFact();
      case "kernel-module" -> KernelModule.of(fact).toFact();
      case "table-fill" -> TableFill.of(fact).toFact();
      case "table-entries" -> TableEntries.of(fact).toFact();
      case "table-loss" -> TableLoss.of(fact).toFact();
      case "conntrack-entry" -> ConntrackEntry.of(fact).toFact();
      case "listener" -> Listener.of(fact).toFact();
      case "listener-program" -> ListenerProgram.of(fact).toFact();
      case "connection-state" -> ConnectionState.of(fact).toFact();
      case "host-entry" -> HostEntry.of(fact).toFact();
      case "resolver-setting" -> ResolverSetting.of(fact).toFact();
      case "name-service-order" -> NameServiceOrder.of(fact).toFact();
      case "clock-synchronised" -> ClockSynchronised.of(fact).toFact();
      case "clock-source" -> ClockSource.of(fact).toFact();
      case "clock-setting" -> ClockSetting.of(fact).toFact();
      default -> throw new AssertionError("a kind without a record: " + fact);
    };
  }
}
