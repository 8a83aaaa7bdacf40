package io.netlapse.engine.facts.paste;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.iptables.IptablesSaveParser;
import io.netlapse.engine.facts.ipvs.IpvsadmListParser;
import io.netlapse.engine.facts.link.IpAddressParser;
import io.netlapse.engine.facts.neighbour.IpNeighbourParser;
import io.netlapse.engine.facts.nettools.IfconfigParser;
import io.netlapse.engine.facts.route.IpRouteParser;
import io.netlapse.engine.facts.route.RouteTableParser;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged outputs, each beside the one that was meant. */
final class PasteTest {

  private static final String ROUTES =
      """
      default via 10.1.0.254 dev eth0 proto dhcp metric 100
      10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1
      10.244.1.0/24 via 10.244.1.0 dev flannel.1 onlink
      10.9.0.0/16 proto static
          nexthop via 10.1.0.8 dev eth0 weight 1
          nexthop via 10.1.0.9 dev eth0 weight 2
      blackhole 10.52.0.0/26 proto bird
      """;

  private static final String ROUTE_TABLE =
      """
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
      0.0.0.0         10.1.0.254      0.0.0.0         UG    100    0        0 eth0
      10.244.0.0      0.0.0.0         255.255.255.0   U     0      0        0 cni0
      10.9.0.0        -               255.255.0.0     !     0      -        0 -
      """;

  private static final String ADDRESSES =
      """
      1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
          link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
          inet 127.0.0.1/8 scope host lo
             valid_lft forever preferred_lft forever
      2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default
          link/ether 02:00:00:00:01:01 brd ff:ff:ff:ff:ff:ff link-netnsid 0
          inet 10.1.0.11/24 brd 10.1.0.255 scope global eth0
             valid_lft forever preferred_lft forever
          inet6 fe80::ff:fe00:101/64 scope link
             valid_lft forever preferred_lft forever
      """;

  private static final String NEIGHBOURS =
      """
      10.1.0.9 dev eth0 lladdr 02:00:00:00:01:09 REACHABLE
      10.244.1.0 dev flannel.1 lladdr 02:00:00:00:05:09 PERMANENT
      """;

  private static final String INTERFACES =
      """
      cni0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1450
              inet 10.244.0.1  netmask 255.255.255.0  broadcast 10.244.0.255
              ether 02:00:00:00:07:01  txqueuelen 1000  (Ethernet)
              RX packets 14  bytes 976 (976.0 B)
              TX packets 7  bytes 666 (666.0 B)

      lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536
              inet 127.0.0.1  netmask 255.0.0.0
              loop  txqueuelen 1000  (Local Loopback)
      """;

  private static final String VIRTUAL_SERVERS =
      """
      IP Virtual Server version 1.2.1 (size=4096)
      Prot LocalAddress:Port Scheduler Flags
        -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
      TCP  10.96.0.1:443 rr
        -> 10.1.0.11:6443               Masq    1      3          0
      UDP  10.96.0.10:53 rr
        -> 10.244.0.5:53                Masq    1      0          0
        -> 10.244.0.6:53                Masq    1      0          0
      """;

  /** An output, its command and who reads it. */
  record Sample(String text, String command, SectionParser parser) {

    List<String> whole() {
      return facts(parser.read(text, Command.parse(command)));
    }

    List<String> pasted(String damaged) {
      return facts(read(damaged));
    }

    Reading read(String damaged) {
      return Paste.of(damaged, Command.parse(command)).read(parser);
    }

    @Override
    public String toString() {
      return command;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample(ROUTES, "ip route", new IpRouteParser()),
        new Sample(ROUTE_TABLE, "route -n", new RouteTableParser()),
        new Sample(ADDRESSES, "ip addr", new IpAddressParser()),
        new Sample(NEIGHBOURS, "ip neigh", new IpNeighbourParser()),
        new Sample(INTERFACES, "ifconfig", new IfconfigParser()),
        new Sample(VIRTUAL_SERVERS, "ipvsadm -Ln", new IpvsadmListParser()));
  }

  private static List<String> facts(Reading reading) {
    return reading.facts().stream().map(read -> read.fact().canonical()).toList();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String numbered(String text, String apart) {
    StringBuilder numbered = new StringBuilder();
    int number = 1;
    for (String line : text.lines().toList()) {
      numbered.append(number++).append(apart).append(line).append('\n');
    }
    return numbered.toString();
  }

  private static String wrapped(String text, int width) {
    StringBuilder wrapped = new StringBuilder();
    for (String line : text.lines().toList()) {
      for (int at = 0; at < line.length(); at += width) {
        wrapped.append(line, at, Math.min(line.length(), at + width)).append('\n');
      }
    }
    return wrapped.toString();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void undamaged_isReadAsItIs(Sample sample) {
    assertThat(sample.whole()).isNotEmpty();
    assertThat(sample.pasted(sample.text())).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void lostNewlines_areFoundAgain(Sample sample) {
    assertThat(sample.pasted(oneLine(sample.text()))).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void unbreakableBlanks_areBlanks(Sample sample) {
    assertThat(sample.pasted(sample.text().replace(' ', '\u00a0'))).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void entities_areTheirCharacters(Sample sample) {
    String escaped = sample.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    assertThat(sample.pasted(escaped)).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void boldLines_areReadWithoutStars(Sample sample) {
    String bold = sample.text().replaceAll("(?m)^( *)(\\S.*)$", "$1**$2**");
    assertThat(sample.pasted(bold)).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void codeBlock_isReadWithoutItsMargin(Sample sample) {
    assertThat(sample.pasted(sample.text().indent(4))).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void quotation_isReadWithoutItsMarks(Sample sample) {
    String quoted = sample.text().strip().replaceAll("(?m)^", "> ");
    assertThat(sample.pasted(quoted)).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void numbersOfLines_areNoPartOfThem(Sample sample) {
    String text = sample.text().replaceAll("(?m)^\\n", "");
    assertThat(sample.pasted(numbered(text, "\t"))).hasSameElementsAs(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void linesWrappedAtTheEdge_areJoined(Sample sample) {
    assertThat(sample.pasted(wrapped(sample.text(), 80))).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void colours_areLeftOut(Sample sample) {
    String coloured = sample.text().replaceAll("(10\\.[0-9.]+)", "\u001b[35m$1\u001b[0m");
    assertThat(sample.pasted(coloured)).isEqualTo(sample.whole());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void evidence_isWhatWasPasted(Sample sample) {
    String damaged = sample.text().replace(' ', '\u00a0');
    for (Reading.Read read : sample.read(damaged).facts()) {
      for (Span span : read.spans()) {
        assertThat(span.of(damaged)).isNotBlank().doesNotContain(" ");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void mutatedPaste_neverThrows(Sample sample) {
    Random random = new Random(7);
    String stray = "\n\t *<>&;\\|`\u00a0\u2013x.#$-1";
    for (int i = 0; i < 300; i++) {
      StringBuilder mutant = new StringBuilder(sample.text());
      for (int j = 0; j < 5 && !mutant.isEmpty(); j++) {
        int at = random.nextInt(mutant.length());
        mutant.setCharAt(at, stray.charAt(random.nextInt(stray.length())));
        mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(3)));
      }
      String text = mutant.toString();
      Reading reading = sample.read(text);
      assertThat(reading.unread()).allMatch(span -> span.end() <= text.length());
      assertThat(reading.facts())
          .allMatch(read -> read.spans().stream().allMatch(span -> span.end() <= text.length()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<< this one is wrong", "<-- stale!", "#<--- these", "\u2190 here"})
  void remarkBehindALine_isCutAndKept(String remark) {
    String text = "10.244.1.0/24 via 10.1.0.9 dev eth0   " + remark + "\n";

    Paste paste = Paste.of(text, Command.parse("ip route"));

    assertThat(facts(paste.read(new IpRouteParser())))
        .containsExactly(
            "route dev=eth0 dst=10.244.1.0/24 family=inet proto=boot scope=global table=main"
                + " type=unicast via=10.1.0.9");
    assertThat(paste.remarks().stream().map(span -> span.of(text))).containsExactly(remark);
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", "....", "[...]", "\u2026", "--", "<snip>"})
  void partLeftOut_isUnread(String dots) {
    String text =
        "default via 10.1.0.254 dev eth0\n" + dots + "\n10.9.0.0/16 via 10.1.0.9 dev eth0\n";

    Paste paste = Paste.of(text, Command.parse("ip route"));

    Reading reading = paste.read(new IpRouteParser());
    assertThat(paste.isElided()).isTrue();
    assertThat(reading.facts()).hasSize(2);
    assertThat(reading.unread()).isEmpty();
  }

  @Test
  void maskedAddress_isATokenOfAKindOfItsOwn() {
    String text =
        """
        default via xx.xx.xx.1 dev eth0
        xx.xx.xx.0/24 dev eth0 proto kernel scope link src xx.xx.xx.96
        10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1
        """;

    Reading reading = Paste.of(text, Command.parse("ip route")).read(new IpRouteParser());

    assertThat(facts(reading))
        .containsExactly(
            "route-masked dev=eth0 dst=0.0.0.0/0 family=inet proto=boot scope=global table=main"
                + " type=unicast via=xx.xx.xx.1",
            "route-masked dev=eth0 dst=xx.xx.xx.0/24 family=inet proto=kernel scope=link"
                + " src=xx.xx.xx.96 table=main type=unicast",
            "route dev=cni0 dst=10.244.0.0/24 family=inet proto=kernel scope=link src=10.244.0.1"
                + " table=main type=unicast");
    assertThat(reading.unread()).isEmpty();
  }

  @Test
  void sameToken_standsForOneAddress_andAnotherForAnother() {
    Paste paste =
        Paste.of(
            """
            10.x.x.1 dev eth0 lladdr 02:00:00:00:01:09 STALE
            10.x.x.2 dev eth0 lladdr 02:00:00:00:01:08 STALE
            10.x.x.1 dev eth1 lladdr 02:00:00:00:01:09 STALE
            """,
            Command.parse("ip neigh"));

    assertThat(paste.masked()).containsOnlyKeys("10.x.x.1", "10.x.x.2");
    assertThat(paste.masked().values()).doesNotHaveDuplicates();
  }

  @Test
  void addressThatStandsInTheText_isNotTakenForAMaskedOne() {
    String text = "240.0.0.0/24 dev eth0 scope link\nx.x.x.x via 10.0.0.1 dev eth0\n";

    assertThat(Paste.of(text, Command.parse("ip route")).masked().values())
        .doesNotContain("240.0.0.0");
  }

  @Test
  void dashesThatBecameOne_areOptionsAgain() {
    Paste paste =
        Paste.of("\u2013A X \u2013\u200b-dport 1 \u2013dport 22 \u2014to", Command.parse("x"));

    assertThat(paste.text()).isEqualTo("-A X --dport 1 --dport 22 --to");
  }

  @Test
  void outputWithoutCommand_isReadByItsLooks() {
    Paste paste = Paste.of(oneLine(ROUTE_TABLE), Command.parse(""));

    assertThat(paste.command().text()).isEqualTo("route -n");
    assertThat(paste.read(new RouteTableParser()).facts()).hasSize(3);
  }

  @Test
  void textOfManyLines_isRepairedInTimeThatGrowsAsItDoes() {
    String text = oneLine(ROUTES.repeat(20_000)) + " <<< all of them";

    assertThat(Paste.of(text, Command.parse("ip route")).read(new IpRouteParser()).facts())
        .hasSize(100_000);
  }

  @Test
  void counterOfAChain_isNotTakenForTheNextRules() {
    String rules =
        """
        *nat
        :PREROUTING ACCEPT [7:420]
        :KUBE-SERVICES - [0:0]
        -A PREROUTING -j KUBE-SERVICES
        [5:300] -A KUBE-SERVICES -d 10.96.0.1/32 -j RETURN
        COMMIT
        """;

    for (String damaged : List.of(rules, rules.replace("\n", " "))) {
      Reading reading =
          Paste.of(damaged, Command.parse("iptables-save")).read(new IptablesSaveParser());
      assertThat(reading.unread()).isEmpty();
      assertThat(facts(reading)).filteredOn(fact -> fact.startsWith("iptables-rule")).hasSize(2);
    }
  }

  @Test
  void flagInALinkAddress_isWhatAForumMadeOfIt() {
    Paste paste =
        Paste.of(
            "10.1.0.9 dev eth0 lladdr 02:00\ud83c\udde9\ud83c\uddea01:01:09 STALE\n",
            Command.parse("ip neigh"));

    assertThat(paste.text()).contains("02:00:de:01:01:09");
  }

  @Test
  void remarkBehindANumberSign_isKeptOutWhereTheToolPrintsNone() {
    Paste paste =
        Paste.of(
            "default via 10.1.0.1 dev eth0\n# after the restart\n10.2.0.0/16 dev eth1\n",
            Command.parse("ip route"));

    assertThat(paste.remarks()).hasSize(1);
    assertThat(paste.read(new IpRouteParser()).unread()).isEmpty();
  }

  @Test
  void wordsAboutACommand_leaveItToTheLooks() {
    Paste paste =
        Paste.of(
            "Feb 03 10:11:12 node-1 kube-proxy[17]: I0203 10:11:12.1 1 proxier.go:1] Sync\n",
            Command.parse("journal of kube-proxy"),
            command -> false);

    assertThat(paste.command().text()).isEqualTo("journalctl");
  }

  @Test
  void programThatNobodyReads_isNotTakenForAnother() {
    Paste paste =
        Paste.of(
            "default via 10.1.0.1 dev eth0\n", Command.parse("ping 10.1.0.1"), command -> false);

    assertThat(paste.command().text()).isEqualTo("ping 10.1.0.1");
  }
}
