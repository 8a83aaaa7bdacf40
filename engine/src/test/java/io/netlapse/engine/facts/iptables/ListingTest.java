package io.netlapse.engine.facts.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as {@code iptables -L} lists them. */
final class ListingTest {

  private static final SectionParser LIST = new IptablesListParser();

  @Test
  void listing_withNumbersAndInterfaces_isRead() {
    Parsed parsed = read("iptables-legacy -nvL --line-numbers", "legacy-nvL-line-numbers.txt");

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            chain("INPUT", "kernel", " policy=ACCEPT"),
            "iptables-rule-brief backend=iptables-legacy chain=INPUT"
                + " comment=\"say \\\"hi\\\" \\\\ there\" family=inet form=list-nv owner=user"
                + " rule=\"-i eth0 -p tcp [tcp dpt:80] -j WEB\" table=filter",
            chain("FORWARD", "kernel", " policy=DROP"),
            chain("OUTPUT", "kernel", " policy=ACCEPT"),
            rule("OUTPUT", "[owner UID match 0 MARK set 0x1] -j MARK"),
            chain("WEB", "user", ""),
            rule("WEB", "-s 10.0.0.0/8 [ctstate NEW,ESTABLISHED] -j ACCEPT"),
            rule(
                "WEB",
                "! -s 10.1.2.3/32 -p udp [udp dpt:53 reject-with icmp-port-unreachable] -j REJECT"),
            rule("WEB", "-p gre -j DROP"),
            "iptables-rule-brief backend=iptables-legacy chain=WEB comment=word family=inet"
                + " form=list-nv owner=user rule=\"-p sctp -j DROP\" table=filter",
            rule(
                "WEB",
                "-p icmp [icmptype 8 limit: avg 5/min burst 5 LOG flags 0 level 6 prefix"
                    + " \\\"a b \\\"] -j LOG"),
            rule("WEB", "[mark match 0x1] -g WEB2"),
            rule("WEB", "[statistic mode random probability 0.25000000000]"),
            rule("WEB", "-f -j DROP"),
            rule("WEB", "! -i lo ! -o eth+ -p tcp [tcp flags:0x17/0x02] -j DROP"),
            rule("WEB", "-p tcp [multiport dports 80,443,8000:8010] -j ACCEPT"),
            "iptables-rule-brief backend=iptables-legacy chain=WEB family=inet form=list-nv"
                + " owner=user table=filter",
            rule("WEB", "[ADDRTYPE match dst-type LOCAL] -j ACCEPT"),
            rule("WEB", "[ADDRTYPE match dst-type LOCAL] -j ACCEPT"),
            chain("WEB2", "user", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "iptables-legacy -L, legacy-L.txt, list",
    "iptables-legacy -L -n, legacy-L-n.txt, list-n",
    "iptables-legacy -vL, legacy-L-v.txt, list-v"
  })
  void everyStyle_isReadWholeAsAFormOfItsOwn(String command, String file, String form) {
    Parsed parsed = read(command, file);
    List<String> rules =
        parsed.facts().stream().filter(fact -> fact.startsWith("iptables-rule-brief")).toList();

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts()).hasSize(20);
    assertThat(rules).hasSize(15).allMatch(fact -> fact.contains(" form=" + form + " "));
    assertThat(rules)
        .anyMatch(fact -> fact.contains("rule=\"! -s 10.1.2.3/32 -p udp ["))
        .anyMatch(fact -> fact.contains(" comment=word "))
        .anyMatch(fact -> fact.contains("-g WEB2"));
  }

  @Test
  void sixthVersion_isRead() {
    Parsed parsed = read("ip6tables-legacy -nL", "legacy6-nL.txt");

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .contains(
            "iptables-rule-brief backend=iptables-legacy chain=FORWARD family=inet6 form=list-n"
                + " owner=user rule=\"-s fd00:1::/32 ! -d fd00:1::5/128 -p ipv6-icmp -j ACCEPT\""
                + " table=filter");
  }

  /** ip6tables before 1.8.9 prints blanks where iptables prints two dashes. */
  @Test
  void oldSixthVersion_withoutDashes_isRead() {
    String text =
        """
        Chain INPUT (policy ACCEPT)
        target     prot opt source               destination
        ACCEPT     all      anywhere             fd00::1/128         \s
        DROP       tcp      fd00::/8             anywhere             tcp dpt:http
        nothing here looks like it
        """;

    Parsed parsed = Parsed.by(LIST, "ip6tables -L", text);
    assertThat(parsed.unread()).containsExactly("nothing here looks like it");
    assertThat(parsed.facts())
        .hasSize(3)
        .anyMatch(fact -> fact.contains("rule=\"-d fd00::1/128 -j ACCEPT\""))
        .anyMatch(fact -> fact.contains("rule=\"-s fd00::/8 -p tcp [tcp dpt:http] -j DROP\""));
  }

  @Test
  void linesOfAFilter_areRulesOfChainsThatNobodyKnows() {
    String text =
        """
        Chain FORWARD (policy ACCEPT)
        KUBE-FORWARD  all  --  anywhere  anywhere  /* kubernetes forwarding rules */
        """;

    assertThat(Parsed.by(LIST, "iptables -L | grep FORWARD", text))
        .isEqualTo(
            new Parsed(
                List.of(
                    "iptables-chain backend=iptables chain=FORWARD family=inet owner=kernel"
                        + " policy=ACCEPT table=filter",
                    "iptables-rule-brief backend=iptables comment=\"kubernetes forwarding rules\""
                        + " family=inet form=list owner=kubernetes rule=\"-j KUBE-FORWARD\""
                        + " table=filter"),
                List.of()));
  }

  @Test
  void warning_tellsTheBackEnd() {
    String text =
        """
        # Warning: iptables-legacy tables present, use iptables-legacy to see them
        Chain INPUT (policy ACCEPT)
        """;

    assertThat(Parsed.by(LIST, "iptables -L", text).facts())
        .containsExactly(
            "iptables-legacy-tables family=inet",
            "iptables-chain backend=iptables-nft chain=INPUT family=inet owner=kernel"
                + " policy=ACCEPT table=filter");
  }

  @Test
  void generatedChain_isNoChainThatAWholeOutputWouldDeny() {
    String text = "Chain KUBE-SVC-ERIFXISQEP7F7OF4 (1 references)\n";

    assertThat(Parsed.by(LIST, "iptables -t nat -L", text).facts())
        .containsExactly(
            "iptables-rule-brief backend=iptables chain=KUBE-SVC-ERIFXISQEP7F7OF4 family=inet"
                + " form=list owner=kubernetes table=nat");
  }

  @Test
  void counters_changeNothing() {
    String one = Parsed.resource(ListingTest.class, "legacy-nvL-line-numbers.txt");
    String other = one.replace("    0     0 ", " 397M  131K ").replace("0 packets", "17 packets");

    assertThat(other).isNotEqualTo(one);
    assertThat(Parsed.by(LIST, "iptables -nvL", other))
        .isEqualTo(Parsed.by(LIST, "iptables -nvL", one));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "...",
        "ACCEPT",
        "ACCEPT all --",
        "ACCEPT all -- anywhere",
        "Chain WEB",
        "Chain WEB (policy)",
        "Chain  (1 references)",
        "this is a remark of the author"
      })
  void damagedLine_isUnread(String line) {
    String text =
        "Chain INPUT (policy DROP)\ntarget     prot opt source     destination\n" + line + "\n";
    Parsed parsed = Parsed.by(LIST, "iptables -L", text);

    assertThat(parsed.unread()).containsExactly(line);
    assertThat(parsed.facts()).hasSize(1);
  }

  private static Parsed read(String command, String file) {
    return Parsed.by(LIST, command, Parsed.resource(ListingTest.class, file));
  }

  private static String chain(String name, String owner, String policy) {
    return "iptables-chain backend=iptables-legacy chain=%s family=inet owner=%s%s table=filter"
        .formatted(name, owner, policy);
  }

  private static String rule(String chain, String rule) {
    return ("iptables-rule-brief backend=iptables-legacy chain=%s family=inet form=list-nv"
            + " owner=user rule=\"%s\" table=filter")
        .formatted(chain, rule);
  }
}
