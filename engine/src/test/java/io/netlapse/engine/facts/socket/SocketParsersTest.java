package io.netlapse.engine.facts.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sockets of one real kernel in every dialect; see the README beside the resources. */
final class SocketParsersTest {

  private static final SectionParser SS = new SsParser();
  private static final SectionParser NETSTAT = new NetstatParser();
  private static final SectionParser LSOF = new LsofParser();
  private static final SectionParser PROC = new ProcNetSocketParser();

  private static final List<String> LISTENERS =
      List.of(
          "listener address=0.0.0.0 family=inet port=51820 protocol=udp",
          "listener address=0.0.0.0 family=inet port=53 protocol=udp",
          "listener address=10.1.0.1 family=inet port=6443 protocol=tcp",
          "listener address=127.0.0.1 family=inet port=10248 protocol=tcp",
          "listener address=127.0.0.53 family=inet port=53 protocol=tcp",
          "listener address=224.0.0.81 family=inet port=8848 protocol=udp",
          "listener address=:: family=inet6 port=179 protocol=tcp",
          "listener address=:: family=inet6 port=180 protocol=tcp",
          "listener address=:: family=inet6 port=8472 protocol=udp");

  private static Parsed parsed(SectionParser parser, String command, String file) {
    return Parsed.by(parser, command, Parsed.resource(SocketParsersTest.class, file));
  }

  private static List<String> of(String kind, Parsed parsed) {
    return parsed.facts().stream().filter(fact -> fact.startsWith(kind + " ")).sorted().toList();
  }

  @Test
  void listeners_ofEveryDialect_areEqual() {
    List<String> tcp = LISTENERS.stream().filter(fact -> fact.endsWith("tcp")).toList();
    List<String> proc =
        Stream.of("tcp", "tcp6", "udp", "udp6")
            .map(file -> parsed(PROC, "cat /proc/net/" + file, "proc_" + file + ".txt"))
            .flatMap(parsed -> parsed.facts().stream())
            .sorted()
            .toList();

    assertThat(of("listener", parsed(SS, "ss -ltnup", "ss-ltnup.txt"))).isEqualTo(LISTENERS);
    assertThat(of("listener", parsed(NETSTAT, "netstat -lntup", "netstat-lntup.txt")))
        .isEqualTo(LISTENERS);
    assertThat(proc).isEqualTo(LISTENERS);
    assertThat(of("listener", parsed(SS, "ss -lnt", "ss-lnt.txt"))).isEqualTo(tcp);
    assertThat(of("listener", parsed(SS, "ss -antp", "ss-antp.txt"))).isEqualTo(tcp);
    assertThat(of("listener", parsed(LSOF, "lsof -nP -iTCP -sTCP:LISTEN", "lsof.txt")))
        .isEqualTo(tcp);
  }

  @Test
  void listeners_foundByTheCapture_areTheSame() {
    StringBuilder text = new StringBuilder();
    for (String file : List.of("tcp", "tcp6", "udp", "udp6")) {
      Parsed.resource(SocketParsersTest.class, "proc_" + file + ".txt")
          .lines()
          .filter(line -> line.contains(":0000 0A ") || line.contains(":0000 07 "))
          .forEach(line -> text.append("/proc/net/%s:%s%n".formatted(file, line)));
    }
    String command = "grep :0000.0[A7] /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6";

    Parsed parsed = Parsed.by(PROC, command, text.toString());

    assertThat(parsed.unread()).isEmpty();
    assertThat(of("listener", parsed)).isEqualTo(LISTENERS);
    assertThat(PROC.scope(Command.parse(command)).coverages()).hasSize(4);
  }

  @Test
  void programs_areToldByTheirSortOfName() {
    assertThat(of("listener-program", parsed(SS, "ss -ltnup", "ss-ltnup.txt")))
        .hasSize(8)
        .contains(
            "listener-program address=:: family=inet6 form=name port=179 program=python3"
                + " protocol=tcp");
    assertThat(of("listener-program", parsed(NETSTAT, "netstat -lntup", "netstat-lntup.txt")))
        .contains(
            "listener-program address=:: family=inet6 form=command port=179 program=python3"
                + " protocol=tcp");
  }

  @Test
  void programs_severalOnOneSocket_standTogether() {
    String text =
        """
        tcp LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=9,fd=6),("nginx",pid=8,fd=6))
        tcp LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("haproxy",pid=7,fd=6))
        """;

    assertThat(Parsed.by(SS, "ss -tlnp", text).facts())
        .containsExactly(
            "listener address=0.0.0.0 family=inet port=80 protocol=tcp",
            "listener-program address=0.0.0.0 family=inet form=name port=80"
                + " program=haproxy,nginx protocol=tcp");
  }

  @Test
  void programs_thatMayBeCut_areNotTold() {
    String netstat = "tcp 0 0 0.0.0.0:53 0.0.0.0:* LISTEN 1234567/systemd-resolv\n";
    String lsof = "kube-prox 812 root 7u IPv4 4199 0t0 TCP 127.0.0.1:10249 (LISTEN)\n";

    assertThat(Parsed.by(NETSTAT, "netstat -lntp", netstat).facts())
        .containsExactly("listener address=0.0.0.0 family=inet port=53 protocol=tcp");
    assertThat(Parsed.by(LSOF, "lsof -nPi", lsof).facts())
        .containsExactly("listener address=127.0.0.1 family=inet port=10249 protocol=tcp");
  }

  @Test
  void ss_ofBefore415_writesStarForIpv4() {
    String text =
        """
        State      Recv-Q Send-Q Local Address:Port               Peer Address:Port
        LISTEN     0      128          *:22                       *:*
        LISTEN     0      128         :::22                      :::*
        """;

    assertThat(Parsed.by(SS, "ss -ltn", text).facts())
        .containsExactly(
            "listener address=0.0.0.0 family=inet port=22 protocol=tcp",
            "listener address=:: family=inet6 port=22 protocol=tcp");
  }

  @Test
  void connections_leaveOutThePassingPort() {
    String netstat =
        """
        tcp 0 0 192.168.1.66:179 192.168.1.35:41305 ESTABLISHED 3117/bird
        tcp 0 0 192.168.1.66:40118 192.168.1.34:179 TIME_WAIT -
        """;

    Parsed parsed = Parsed.by(NETSTAT, "netstat -antp", netstat);

    assertThat(parsed.facts())
        .containsExactly(
            "connection-state local=192.168.1.66 local-port=179 peer=192.168.1.35 protocol=tcp"
                + " state=established",
            "connection-state local=192.168.1.66 peer=192.168.1.34 peer-port=179 protocol=tcp"
                + " state=time-wait");
    assertThat(
            Parsed.by(
                SS,
                "ss -tn",
                """
                ESTAB 0 0 192.168.1.66:179 192.168.1.35:52001
                TIME-WAIT 0 0 192.168.1.66:40000 192.168.1.34:179
                """))
        .isEqualTo(parsed);
  }

  @Test
  void queuesAndProcessIds_areNoChange() {
    String text = "tcp LISTEN 0 8 0.0.0.0:179 0.0.0.0:* users:((\"bird\",pid=4796,fd=7))\n";
    String later = "tcp LISTEN 3 8 0.0.0.0:179 0.0.0.0:* users:((\"bird\",pid=812,fd=9))\n";

    assertThat(Parsed.by(SS, "ss -tlnp", later)).isEqualTo(Parsed.by(SS, "ss -tlnp", text));
  }

  @Test
  void addressesThatMayBeCut_areUnread() {
    String line = "tcp6 0 0 fe80::a00:27ff:fe4e:546 :::* LISTEN -";

    assertThat(Parsed.by(NETSTAT, "netstat -lnt", line + "\n").unread()).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ss -tunlp | listener[protocol=tcp] listener[protocol=udp]
          ss -lntp | listener[protocol=tcp]
          netstat -4 -lnu | listener[family=inet,protocol=udp]
          netstat --tcp --listening --numeric | listener[protocol=tcp]
          """)
  void scope_isTheProtocolsThatAreAskedFor(String command, String coverages) {
    SectionParser parser = command.startsWith("ss") ? SS : NETSTAT;

    assertThat(parser.reads(Command.parse(command))).isTrue();
    assertThat(parser.scope(Command.parse(command)).coverages())
        .extracting(Object::toString)
        .containsExactly(coverages.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "ss -tlp",
    "ss -tn",
    "ss -ltn sport = :179",
    "ss -tunlp | grep 179",
    "netstat -lnt --unheard-of"
  })
  void scope_ofASelection_isWhatItShows(String command) {
    assertThat(SS.scope(Command.parse(command)).coverages()).isEmpty();
  }

  @Test
  void netstat_ofOtherTables_isNotRead() {
    assertThat(NETSTAT.reads(Command.parse("netstat -rn"))).isFalse();
    assertThat(NETSTAT.reads(Command.parse("netstat -i"))).isFalse();
    assertThat(NETSTAT.reads(Command.parse("netstat -s"))).isFalse();
  }
}
