package io.netlapse.engine.facts.ipset;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of every type in a real kernel; see the README beside the resources. */
final class IpsetParserTest {

  private static final IpsetParser IPSET = new IpsetParser();

  @Test
  void save_everyType_isRead() {
    Parsed parsed = read("ipset save", "save.txt");

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .contains(
            "ipset name=own-hosts options=\"family inet maxelem 1000 counters comment bucketsize"
                + " 12\" type=hash:ip",
            "ipset-entry comment=\"the site's own, kept by hand\" entry=192.0.2.1 set=own-hosts",
            "ipset-entry entry=192.0.2.2 set=own-hosts",
            "ipset name=banned options=\"family inet maxelem 65536 timeout 600 skbinfo bucketsize"
                + " 12\" type=hash:net",
            "ipset-entry entry=198.51.100.0/24 set=banned",
            "ipset-entry entry=203.0.113.0/24 options=\"timeout 0 nomatch\" set=banned",
            "ipset-entry entry=203.0.112.0/20 options=\"skbmark 0x1/0xff skbprio 1:2 skbqueue 3\""
                + " set=banned",
            "ipset-entry entry=10.96.0.10,udp:53 set=KUBE-CLUSTER-IP",
            "ipset-entry entry=10.96.0.9,icmp:echo-request set=KUBE-CLUSTER-IP",
            "ipset-entry entry=10.244.1.3,udp:53,10.244.1.3 set=KUBE-LOOP-BACK",
            "ipset name=KUBE-NODE-PORT-TCP options=\"range 30000-32767\" type=bitmap:port",
            "ipset-entry entry=30080 set=KUBE-NODE-PORT-TCP",
            "ipset-entry entry=fd00:10::/64,ipv6-icmp:echo-request set=six-ports",
            "ipset-entry entry=10.1.0.0/16,physdev:veth1 set=nics",
            "ipset-entry entry=02:00:00:00:00:01 set=macs",
            "ipset-entry entry=10.0.0.1,0x00001200 set=marks",
            "ipset-entry entry=10.9.1.4,02:00:00:00:00:04 set=leases",
            "ipset-entry entry=10.9.1.5 set=leases",
            "ipset-entry comment=first entry=own-hosts set=all",
            "ipset-order entries=\"own-hosts pairs\" set=all");
    // Each line is a set or an entry, and one list has an order.
    assertThat(parsed.facts()).hasSize((int) text("save.txt").lines().count() + 1);
  }

  @ParameterizedTest
  @CsvSource({"ipset list,list.txt", "ipset -L,list.txt", "ipset -o save list,list-o-save.txt"})
  void list_sameSets_givesEqualFacts(String command, String resource) {
    Parsed list = read(command, resource);

    assertThat(list.unread()).isEmpty();
    assertThat(list.facts())
        .containsExactlyInAnyOrderElementsOf(read("ipset save", "save.txt").facts());
  }

  @Test
  void terseList_givesTheSets() {
    assertThat(read("ipset list -t", "list-t.txt"))
        .isEqualTo(
            new Parsed(
                read("ipset save", "save.txt").facts().stream()
                    .filter(fact -> fact.startsWith("ipset name="))
                    .toList(),
                List.of()));
  }

  @Test
  void names_areOfAKindOfTheirOwn() {
    assertThat(read("ipset list -n", "list-n.txt").facts())
        .hasSize(17)
        .contains("ipset-brief name=KUBE-CLUSTER-IP")
        .allMatch(fact -> fact.startsWith("ipset-brief "));
  }

  @Test
  void oneSet_isRead() {
    assertThat(read("ipset list all", "list-all.txt"))
        .isEqualTo(
            new Parsed(
                List.of(
                    "ipset name=all options=\"size 8 comment\" type=list:set",
                    "ipset-entry comment=first entry=own-hosts set=all",
                    "ipset-entry entry=pairs set=all",
                    "ipset-order entries=\"own-hosts pairs\" set=all"),
                List.of()));
    assertThat(read("ipset save banned", "save-banned.txt").facts()).hasSize(4);
  }

  @Test
  void countersTimersAndGrowth_areNoChange() {
    String text = text("save.txt");
    String busy =
        text.replace("packets 7 bytes 420", "packets 9000 bytes 540000")
            .replaceAll("timeout 49[0-9]$", "timeout 3")
            .replace("hashsize 1024", "hashsize 4096")
            .replaceAll("initval 0x[0-9a-f]+", "initval 0x0badcafe");

    assertThat(busy).isNotEqualTo(text);
    assertThat(Parsed.by(IPSET, "ipset save", busy)).isEqualTo(read("ipset save", "save.txt"));
  }

  @Test
  void list_sizeAndReferences_areNoChange() {
    String text = text("list.txt");
    String busy =
        text.replaceAll("Size in memory: [0-9]+", "Size in memory: 9999")
            .replace("References: 0", "References: 4")
            .replace("Revision: ", "Revision: 1");

    assertThat(busy).isNotEqualTo(text);
    assertThat(Parsed.by(IPSET, "ipset list", busy)).isEqualTo(read("ipset list", "list.txt"));
  }

  @Test
  void strayLines_areUnread() {
    String text =
        """
        ...
        Name: own
        Type: hash:ip
        Revision: 6
        Header: family inet hashsize 1024 maxelem 65536
        Size in memory: 200
        References: 0
        Number of entries: 2
        Members:
        192.0.2.1
        lorem ipsum
        host.example
        ...

        Name: cut
        Type: hash:ip
        """;

    assertThat(Parsed.by(IPSET, "ipset list", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "ipset name=own options=\"family inet maxelem 65536\" type=hash:ip",
                    "ipset-entry entry=192.0.2.1 set=own"),
                List.of(
                    "...", "lorem ipsum", "host.example", "...", "Name: cut", "Type: hash:ip")));
  }

  @Test
  void saved_unknownWords_areUnread() {
    String text =
        """
        create a hash:ip family inet colour red
        create b hash:sky family inet
        add c
        add c 192.0.2.1 colour red
        swap a b
        """;

    assertThat(Parsed.by(IPSET, "ipset save", text).facts()).isEmpty();
    assertThat(Parsed.by(IPSET, "ipset save", text).unread()).hasSize(5);
  }

  /** A quadratic reader would take many minutes. */
  @Test
  @Timeout(60)
  void manyEntries_areReadInTheTimeOfTheirNumber() {
    StringBuilder text = new StringBuilder("create s hash:ip,port family inet maxelem 200000\n");
    IntStream.range(0, 100_000)
        .forEach(i -> text.append("add s 192.0.2.%d,tcp:%d%n".formatted(i % 100, i / 100)));

    Parsed parsed = Parsed.by(IPSET, "ipset save", text.toString());

    assertThat(parsed.facts()).hasSize(100_001);
    assertThat(parsed.unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"save.txt", "list.txt", "list-n.txt"})
  void everyLine_isAFactOrUnderstood(String resource) {
    Command command = Command.parse("ipset list" + (resource.contains("-n") ? " -n" : ""));
    String text = text(resource);

    assertThat(LineAccount.forgotten(text, new IpsetParser().draft(text, command))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ipset save             | ipset ipset-entry ipset-order
          ipset list             | ipset ipset-entry ipset-order
          ipset -S               | ipset ipset-entry ipset-order
          ipset list -s          | ipset ipset-entry ipset-order
          ipset save -t          | ipset ipset-entry ipset-order
          ipset -o save list     | ipset ipset-entry ipset-order
          ipset list -t          | ipset
          ipset -t list own      | ipset[name=own]
          ipset list -n          | ipset-brief
          sudo ipset list own    | ipset-entry[set=own] ipset-order[set=own] ipset[name=own]
          ipset save own         | ipset-entry[set=own] ipset-order[set=own] ipset[name=own]
          """)
  void command_coversWhatItLists(String command, String expected) {
    assertThat(
            IPSET.scope(Command.parse(command)).coverages().stream()
                .map(Coverage::toString)
                .collect(joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipset list | grep KUBE",
        "ipset list -n own",
        "ipset list own other",
        "ipset save -whatever"
      })
  void command_thatSelects_coversOnlyWhatItShows(String command) {
    assertThat(IPSET.reads(Command.parse(command))).isTrue();
    assertThat(IPSET.scope(Command.parse(command))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipset add own 192.0.2.1",
        "ipset -o xml list",
        "ipset list -r",
        "ipset",
        "nft list ruleset"
      })
  void command_thatListsNothingComparable_isNotRead(String command) {
    assertThat(IPSET.reads(Command.parse(command))).isFalse();
  }

  private static Parsed read(String command, String resource) {
    return Parsed.by(IPSET, command, text(resource));
  }

  private static String text(String resource) {
    return Parsed.resource(IpsetParserTest.class, resource);
  }
}
