package io.netlapse.engine.facts.nftables;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.nftables.NftChainOrder;
import io.netlapse.spi.nftables.NftRule;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One ruleset of a real kernel in the dialects of nft; see the README beside the resources. */
final class NftParserTest {

  private static final NftParser NFT = new NftParser();
  private static final String PASSING =
      """
      \t\telements = { 10.0.0.5 expires 59m3s12ms,
      \t\t\t     10.0.0.6 timeout 30m expires 4s }
      """;

  @Test
  void ruleset_everyLine_isRead() {
    String text = resource("ruleset.txt");

    assertThat(read("nft list ruleset", text).unread()).isEmpty();
    assertThat(LineAccount.forgotten(text, NFT.draft(text, Command.parse("nft list ruleset"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "n", "s", "y", "p"})
  void ruleset_inEveryDialect_givesEqualFacts(String option) {
    Parsed plain = read("nft list ruleset", resource("ruleset.txt"));

    assertThat(read("nft -" + option + " list ruleset", resource("ruleset-" + option + ".txt")))
        .isEqualTo(plain);
  }

  @Test
  void json_sameRuleset_givesEqualFactsWithoutDetails() {
    List<String> text =
        read("nft list ruleset", resource("ruleset.txt")).facts().stream()
            .filter(fact -> !fact.startsWith("nft-detail "))
            .toList();
    Parsed json = read("nft -j list ruleset", resource("ruleset.json"));

    assertThat(json.unread()).isEmpty();
    assertThat(json.facts()).containsExactlyInAnyOrderElementsOf(text);
  }

  /** Two rules have numbers that nft -n -j prints in the machine's order of bytes. */
  @Test
  void numericJson_withUntoldNumbers_isOfItsOwnKindAndDeniesNoRule() {
    String text = resource("ruleset-n.json");
    Command command = Command.parse("nft -nj list ruleset");
    Reading reading = NFT.read(text, command);

    assertThat(facts(reading, "nft-rule-json "))
        .containsExactlyInAnyOrder(
            "nft-rule-json chain=c expr=\"[{\\\"match\\\":{\\\"op\\\":\\\"==\\\",\\\"left\\\":"
                + "{\\\"payload\\\":{\\\"protocol\\\":\\\"ether\\\",\\\"field\\\":\\\"type\\\"}},"
                + "\\\"right\\\":1544}},{\\\"accept\\\":null}]\" family=bridge owner=user table=b",
            "nft-rule-json chain=c expr=\"[{\\\"match\\\":{\\\"op\\\":\\\"==\\\",\\\"left\\\":"
                + "{\\\"payload\\\":{\\\"protocol\\\":\\\"arp\\\",\\\"field\\\":\\\"operation\\\"}},"
                + "\\\"right\\\":256}},{\\\"match\\\":{\\\"op\\\":\\\"==\\\",\\\"left\\\":{\\\"payload\\\":{\\\"protocol\\\":\\\"arp\\\",\\\"field\\\":\\\"saddr"
                + " ip\\\"}},\\\"right\\\":\\\"10.0.0.1\\\"}},{\\\"drop\\\":null}]\" family=arp"
                + " owner=user table=a");
    assertThat(NFT.scope(command, reading).coverages())
        .extracting(Coverage::kind)
        .contains("nft-rule-json", "nft-chain")
        .doesNotContain("nft-rule", "nft-chain-order", "nft-detail");
  }

  @Test
  void ruleset_isTold() {
    assertThat(read("nft list ruleset", resource("ruleset.txt")).facts())
        .contains(
            "nft-table family=inet table=firewall",
            "nft-detail comment=\"the site's own, kept by hand\" family=inet name=firewall of=table"
                + " table=firewall",
            "nft-detail family=ip6 flags=dormant name=docs of=table table=docs",
            "nft-chain chain=mangle family=inet hook=forward policy=accept priority=-155"
                + " table=firewall type=filter",
            "nft-chain chain=c family=bridge hook=forward policy=accept priority=-200 table=b"
                + " type=filter",
            "nft-detail devices=lo family=netdev name=in of=chain table=edge",
            "nft-rule chain=input comment=\"no, thanks\" family=inet owner=user rule=\"ct state"
                + " invalid counter drop\" table=firewall",
            "nft-rule chain=input family=inet owner=user rule=\"update @seen { ip saddr limit rate"
                + " 10/second burst 5 packets } accept\" table=firewall",
            "nft-rule chain=input family=inet owner=user rule=\"ct count over 10 reject\""
                + " table=firewall",
            "nft-set comment=\"hosts, nets\" family=inet flags=interval set=blocked shape=set"
                + " table=firewall type=ipv4_addr",
            "nft-set family=inet set=typed shape=set table=firewall type=inet_service",
            "nft-set data=verdict family=inet flags=interval set=actions shape=map table=firewall"
                + " type=ipv4_addr",
            "nft-element comment=\"a, b\" element=203.0.113.5-203.0.113.9 family=inet set=blocked"
                + " table=firewall",
            "nft-element data=\"goto services\" element=192.0.2.8 family=inet set=actions"
                + " table=firewall",
            "nft-object family=inet name=monthly settings=\"bytes 26214400,mode over\""
                + " table=firewall type=quota",
            "nft-object family=inet name=ftp-standard settings=\"l3proto ip,protocol tcp,type ftp\""
                + " table=firewall type=ct-helper");
  }

  @Test
  void flowtable_isAnObject() {
    String text =
        """
        table inet f {
        	flowtable ft {
        		hook ingress priority filter + 10
        		devices = { eth1, eth0 }
        		flags offload
        		counter
        	}
        }
        """;

    assertThat(read("nft list ruleset", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "nft-table family=inet table=f",
                    "nft-object family=inet name=ft settings=\"devices eth0 eth1,hook"
                        + " ingress,priority 10\" table=f type=flowtable",
                    "nft-detail family=inet flags=offload,counter name=ft of=flowtable table=f"),
                List.of()));
  }

  @Test
  void ruleset_countersAndTimers_areNoChange() {
    String text = resource("ruleset.txt");
    String busy =
        text.replace("packets 0 bytes 0", "packets 17 bytes 1020")
            .replace("over 25 mbytes", "over 25 mbytes used 3 kbytes")
            .replace("timeout 1h\n", "timeout 1h\n" + PASSING);

    assertThat(busy).contains("used 3 kbytes", "10.0.0.6");
    assertThat(read("nft list ruleset", busy)).isEqualTo(read("nft list ruleset", text));
  }

  @Test
  void element_thatStaysInASetWithTimeouts_isAFact() {
    String text =
        """
        table ip t {
        	set s {
        		type ipv4_addr
        		flags timeout
        		elements = { 10.0.0.1, 10.0.0.2 timeout 1h expires 59m }
        	}
        }
        """;

    assertThat(read("nft list ruleset", text).facts())
        .contains("nft-element element=10.0.0.1 family=ip set=s table=t")
        .noneMatch(fact -> fact.contains("10.0.0.2"));
  }

  @Test
  void oneRuleMore_isOneRuleAndTheOrder() {
    String text = resource("ruleset.txt");
    String more =
        text.replace("\t\tiif \"lo\" accept\n", "\t\ttcp dport 9 drop\n\t\tiif \"lo\" accept\n");

    List<String> before = read("nft list ruleset", text).facts();
    List<String> after = read("nft list ruleset", more).facts();

    assertThat(after.stream().filter(fact -> !before.contains(fact)))
        .hasSize(2)
        .anyMatch(fact -> fact.startsWith("nft-rule ") && fact.contains("tcp dport 9 drop"))
        .anyMatch(fact -> fact.startsWith("nft-chain-order "));
    assertThat(before.stream().filter(fact -> !after.contains(fact))).hasSize(1);
  }

  @Test
  void order_namesTheRules() {
    String text =
        """
        table ip t {
        	chain c {
        		tcp dport 1 accept
        		tcp dport 2 accept
        	}
        }
        """;
    List<Fact> facts =
        NFT.read(text, Command.parse("nft list ruleset")).facts().stream()
            .map(Reading.Read::fact)
            .toList();
    List<String> digests =
        facts.stream()
            .filter(fact -> fact.kind().equals(NftRule.KIND))
            .map(fact -> NftRule.of(fact).digest())
            .toList();

    assertThat(digests).hasSize(2).doesNotHaveDuplicates();
    assertThat(NftChainOrder.of(facts.getLast()).rules()).isEqualTo(digests);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          table ip kube-proxy   | chain services       | ip daddr 10.0.0.1 drop            | kubernetes
          table inet firewalld  | chain filter_INPUT   | ct state established accept       | firewalld
          table ip t            | chain cali-FORWARD   | accept                            | calico
          table inet f2b-table  | chain f2b-chain      | tcp dport 22 reject               | fail2ban
          table ip libvirt_network | chain guest_nat   | masquerade                        | libvirt
          table ip docker-bridges | chain c            | accept                            | docker
          table inet mine       | chain forward        | counter jump CILIUM_FORWARD       | cilium
          table inet mine       | chain forward        | accept                            | user
          """)
  void owner_isToldByNames(String table, String chain, String rule, String owner) {
    String text = table + " {\n\t" + chain + " {\n\t\t" + rule + "\n\t}\n}\n";

    assertThat(read("nft list ruleset", text).facts())
        .filteredOn(fact -> fact.startsWith("nft-rule "))
        .singleElement()
        .asString()
        .contains(" owner=" + owner + " ");
  }

  @Test
  void iptablesTables_areBriefAndNeverCovered() {
    String text = resource("iptables-nft.txt");
    Command command = Command.parse("nft list ruleset");
    Reading reading = NFT.read(text, command);
    Scope scope = NFT.scope(command, reading);

    assertThat(reading.unread()).isEmpty();
    assertThat(facts(reading, "nft-rule ")).isEmpty();
    assertThat(facts(reading, "nft-chain-order ")).isEmpty();
    assertThat(facts(reading, "nft-rule-brief "))
        .contains(
            "nft-rule-brief chain=POSTROUTING family=ip form=text owner=kubernetes rule=\"counter"
                + " jump KUBE-POSTROUTING\" table=nat",
            "nft-rule-brief chain=KUBE-SERVICES family=ip form=text owner=kubernetes rule=\"meta"
                + " l4proto tcp ip daddr 192.168.50.240 tcp dport 8080 xt match physdev fib saddr"
                + " type != local counter jump KUBE-SVC-XXDNR5TJCFLYKQTK\" table=nat");
    assertThat(reading.facts())
        .filteredOn(read -> read.fact().kind().name().equals("nft-rule-brief"))
        .noneMatch(read -> scope.covers(read.fact()));
  }

  @Test
  void tableOfAUser_namedLikeOneOfIptables_isWhole() {
    String text =
        """
        table ip filter {
        	chain input {
        		type filter hook input priority filter; policy accept;
        		tcp dport 22 accept
        	}
        }
        """;

    assertThat(read("nft list ruleset", text).facts())
        .contains(
            "nft-rule chain=input family=ip owner=user rule=\"tcp dport 22 accept\" table=filter");
  }

  @Test
  void warningOfTheTool_isUnderstood() {
    String text = "# Warning: table ip nat is managed by iptables-nft, do not touch!\n";

    assertThat(read("nft list ruleset", text)).isEqualTo(new Parsed(List.of(), List.of()));
  }

  @Test
  void tables_areListed() {
    assertThat(read("nft list tables", "table inet firewall\ntable ip kube-proxy\n"))
        .isEqualTo(
            new Parsed(
                List.of(
                    "nft-table family=inet table=firewall", "nft-table family=ip table=kube-proxy"),
                List.of()));
  }

  @Test
  void ruleset_cutOff_isUnreadFromTheOpenBlocksOn() {
    String text =
        """
        table ip t {
        	chain c {
        		type filter hook input priority filter; policy accept;
        		tcp dport 1 accept
        """;

    assertThat(read("nft list ruleset", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "nft-rule chain=c family=ip owner=user rule=\"tcp dport 1 accept\" table=t"),
                List.of(
                    "table ip t {",
                    "\tchain c {",
                    "\t\ttype filter hook input priority filter; policy accept;")));
  }

  @Test
  void strayLines_areUnread() {
    String text =
        """
        table ip t {
        	chain c {
        		lorem ipsum dolor
        		tcp dport { 1, 2
        		...
        	}
        	chained
        }
        root@worker-1:~#
        """;

    assertThat(read("nft list ruleset", text).unread())
        .containsExactlyInAnyOrder(
            "\t\tlorem ipsum dolor",
            "\t\ttcp dport { 1, 2",
            "\t\t...",
            "\tchained",
            "root@worker-1:~#");
  }

  /** A quadratic reader would take many minutes. */
  @Test
  @Timeout(60)
  void manyElementsAndRules_areReadInTheTimeOfTheirNumber() {
    StringBuilder text = new StringBuilder("table ip t {\n\tset s {\n\t\ttype mark\n");
    text.append("\t\telements = { 0");
    IntStream.range(1, 100_000).forEach(i -> text.append(",\n\t\t\t     ").append(i));
    text.append(" }\n\t}\n\tchain c {\n");
    IntStream.range(1, 20_000)
        .forEach(i -> text.append("\t\ttcp dport ").append(i).append(" drop\n"));
    text.append("\t}\n}\n");

    // A table, a set, a chain and its order besides.
    assertThat(read("nft list ruleset", text.toString()).facts()).hasSize(100_000 + 19_999 + 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nft list ruleset            | nft-chain nft-chain-order nft-detail nft-element nft-object nft-rule nft-set nft-table service-port[backend=nftables]
          nft -an list ruleset        | nft-chain nft-chain-order nft-detail nft-element nft-object nft-rule nft-set nft-table service-port[backend=nftables]
          sudo nft -j list ruleset    | nft-chain nft-chain-order nft-element nft-object nft-rule nft-rule-json nft-set nft-table service-port[backend=nftables]
          nft list ruleset ip6        | nft-chain-order[family=ip6] nft-chain[family=ip6] nft-detail[family=ip6] nft-element[family=ip6] nft-object[family=ip6] nft-rule[family=ip6] nft-set[family=ip6] nft-table[family=ip6] service-port[backend=nftables,family=inet6]
          nft -t list ruleset         | nft-chain nft-chain-order nft-detail nft-object nft-rule nft-set nft-table
          nft list table ip kube-proxy | nft-chain-order[family=ip,table=kube-proxy] nft-chain[family=ip,table=kube-proxy] nft-detail[family=ip,table=kube-proxy] nft-element[family=ip,table=kube-proxy] nft-object[family=ip,table=kube-proxy] nft-rule[family=ip,table=kube-proxy] nft-set[family=ip,table=kube-proxy] nft-table[family=ip,table=kube-proxy] service-port[backend=nftables,family=inet]
          nft --terse list table nat  | nft-chain-order[family=ip,table=nat] nft-chain[family=ip,table=nat] nft-detail[family=ip,table=nat] nft-object[family=ip,table=nat] nft-rule[family=ip,table=nat] nft-set[family=ip,table=nat] nft-table[family=ip,table=nat]
          nft list tables             | nft-table
          nft list chains inet        | nft-chain[family=inet]
          nft list chain inet f input | nft-chain-order[chain=input,family=inet,table=f] nft-chain[chain=input,family=inet,table=f] nft-rule[chain=input,family=inet,table=f]
          nft list set ip t s         | nft-element[family=ip,set=s,table=t] nft-set[family=ip,set=s,table=t]
          nft list maps               | nft-set[shape=map]
          """)
  void command_coversWhatItLists(String command, String expected) {
    assertThat(
            NFT.scope(Command.parse(command)).coverages().stream()
                .map(Coverage::toString)
                .collect(joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nft list ruleset | grep KUBE",
        "nft list ruleset > /tmp/rules",
        "nft list ruleset whatever",
        "nft list table",
        "nft list counters",
        "nft list chain ip t"
      })
  void command_thatSelects_coversOnlyWhatItShows(String command) {
    assertThat(NFT.reads(Command.parse(command))).isTrue();
    assertThat(NFT.scope(Command.parse(command))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nft -S list ruleset",
        "nft --reversedns list ruleset",
        "nft -f rules",
        "nft monitor",
        "nft --version",
        "nft flush ruleset",
        "ipset list"
      })
  void command_thatListsNothingComparable_isNotRead(String command) {
    assertThat(NFT.reads(Command.parse(command))).isFalse();
  }

  @Test
  void elementsWithoutAny_tellOfTheSet() {
    String text = "table ip t {\n\tset s {\n\t\ttype ipv4_addr\n\t\telements = {\n\t}\n}\n";

    assertThat(LineAccount.forgotten(text, NFT.draft(text, Command.parse("nft list ruleset"))))
        .isEmpty();
  }

  private static Parsed read(String command, String text) {
    return Parsed.by(NFT, command, text);
  }

  private static List<String> facts(Reading reading, String kind) {
    return reading.facts().stream()
        .map(read -> read.fact().canonical())
        .filter(fact -> fact.startsWith(kind))
        .toList();
  }

  private static String resource(String name) {
    return Parsed.resource(NftParserTest.class, name);
  }
}
