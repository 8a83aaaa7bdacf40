package io.netlapse.engine.facts.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and chains as iptables-save and {@code -S} tell them. */
final class RulesetTest {

  private static final SectionParser SAVE = new IptablesSaveParser();
  private static final SectionParser RULES = new IptablesRulesParser();
  private static final String PLACE = " backend=iptables-legacy";

  @Test
  void save_everyLine_isAFactInTheWordsOfIptablesSave() {
    Parsed parsed = save("legacy-save.txt");

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .filteredOn(fact -> !fact.startsWith("iptables-order"))
        .containsExactly(
            chain("INPUT", "kernel", "ACCEPT"),
            chain("FORWARD", "kernel", "DROP"),
            chain("OUTPUT", "kernel", "ACCEPT"),
            "iptables-chain backend=iptables-legacy chain=WEB family=inet owner=user table=filter",
            "iptables-chain backend=iptables-legacy chain=WEB2 family=inet owner=user table=filter",
            commented(
                "INPUT",
                "\"say \\\"hi\\\" \\\\ there\"",
                "-i eth0 -p tcp -m tcp --dport 80 -j WEB"),
            rule("OUTPUT", "-m owner --uid-owner 0 -j MARK --set-xmark 0x1/0xffffffff"),
            rule("WEB", "-s 10.0.0.0/8 -m conntrack --ctstate NEW,ESTABLISHED -j ACCEPT"),
            rule(
                "WEB",
                "! -s 10.1.2.3/32 -p udp -m udp --dport 53 -j REJECT --reject-with"
                    + " icmp-port-unreachable"),
            rule("WEB", "-p gre -j DROP"),
            commented("WEB", "word", "-p sctp -j DROP"),
            rule(
                "WEB",
                "-p icmp -m icmp --icmp-type 8 -m limit --limit 5/min -j LOG --log-prefix"
                    + " \\\"a b \\\" --log-level 6"),
            rule("WEB", "-m mark --mark 0x1 -g WEB2"),
            rule("WEB", "-m statistic --mode random --probability 0.25000000000"),
            rule("WEB", "-f -j DROP"),
            rule("WEB", "! -i lo ! -o eth+ -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j DROP"),
            rule("WEB", "-p tcp -m multiport --dports 80,443,8000:8010 -j ACCEPT"),
            "iptables-rule backend=iptables-legacy chain=WEB family=inet owner=user table=filter",
            rule("WEB", "-m addrtype --dst-type LOCAL -j ACCEPT"),
            rule("WEB", "-m addrtype --dst-type LOCAL -j ACCEPT"));
  }

  @ParameterizedTest
  @CsvSource({
    "iptables-legacy -S, legacy-S.txt",
    "iptables-legacy --list-rules -v -t filter, legacy-S-v.txt",
    "iptables-legacy-save -c, legacy-save-c.txt"
  })
  void everyDialectOfOneTable_givesEqualFacts(String command, String file) {
    SectionParser parser = command.contains("-save") ? SAVE : RULES;
    Parsed parsed = Parsed.by(parser, command, resource(file));

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts()).containsExactlyInAnyOrderElementsOf(save("legacy-save.txt").facts());
  }

  @Test
  void rulesOfOneChain_areThoseOfTheWhole() {
    Parsed parsed = Parsed.by(RULES, "iptables-legacy -S WEB", resource("legacy-S-WEB.txt"));

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactlyInAnyOrderElementsOf(
            save("legacy-save.txt").facts().stream()
                .filter(fact -> fact.contains(" chain=WEB "))
                .toList());
  }

  @Test
  void sixthVersion_isAFamilyOfItsOwn() {
    Parsed save = Parsed.by(SAVE, "ip6tables-legacy-save", resource("legacy6-save.txt"));
    Parsed rules = Parsed.by(RULES, "ip6tables-legacy -S", resource("legacy6-S.txt"));

    assertThat(save.unread()).isEmpty();
    assertThat(save.facts())
        .contains(
            "iptables-rule backend=iptables-legacy chain=FORWARD family=inet6 owner=user rule=\"-s"
                + " fd00:1::/32 ! -d fd00:1::5/128 -p ipv6-icmp -j ACCEPT\" table=filter");
    assertThat(rules.facts()).containsExactlyInAnyOrderElementsOf(save.facts());
  }

  @Test
  void counters_changeNothing() {
    String one = resource("legacy-save-c.txt");
    String other = one.replace("[0:0]", "[17:4711]").replace("23:08:47", "23:59:59");

    assertThat(other).isNotEqualTo(one);
    assertThat(Parsed.by(SAVE, "iptables-save -c", other))
        .isEqualTo(Parsed.by(SAVE, "iptables-save -c", one));
  }

  @Test
  void insertedRule_isOneRuleMoreAndAnotherOrder() {
    String before = resource("legacy-save.txt");
    String after = before.replace("-A WEB -p gre", "-A WEB -s 10.9.0.0/16 -j DROP\n-A WEB -p gre");
    List<String> more = new ArrayList<>(save(after, "iptables-save").facts());
    List<String> less = new ArrayList<>(save(before, "iptables-save").facts());
    save(before, "iptables-save").facts().forEach(more::remove);
    save(after, "iptables-save").facts().forEach(less::remove);

    assertThat(more).hasSize(2);
    assertThat(more.getFirst()).startsWith("iptables-order").contains(" rules=14 ");
    assertThat(more.getLast()).contains("rule=\"-s 10.9.0.0/16 -j DROP\"");
    assertThat(less)
        .singleElement()
        .asString()
        .contains("iptables-order", "chain=WEB", " rules=13 ");
  }

  @Test
  void movedRule_isAnotherOrderAndNothingElse() {
    String before = "*filter\n-A FORWARD -j ACCEPT\n-A FORWARD -s 10.0.0.1/32 -j DROP\nCOMMIT\n";
    String after = "*filter\n-A FORWARD -s 10.0.0.1/32 -j DROP\n-A FORWARD -j ACCEPT\nCOMMIT\n";

    assertThat(orders(after)).hasSize(1).isNotEqualTo(orders(before));
    assertThat(save(after, "iptables-save").facts())
        .filteredOn(fact -> !fact.startsWith("iptables-order"))
        .containsExactlyInAnyOrderElementsOf(
            save(before, "iptables-save").facts().stream()
                .filter(fact -> !fact.startsWith("iptables-order"))
                .toList());
  }

  @Test
  void orderOfAPart_isNotTold() {
    String rules = "*filter\n-A FORWARD -j ACCEPT\n-A FORWARD -s 10.0.0.1/32 -j DROP\n";

    assertThat(orders(rules)).isEmpty();
    assertThat(save(rules + "COMMIT\n", "iptables-save | grep FORWARD").facts())
        .noneMatch(fact -> fact.startsWith("iptables-order"));
  }

  /** iptables(8), iptables-extensions(8): what each of these says is what the second says. */
  @ParameterizedTest
  @CsvSource({
    "-s 10.0.0.0/255.0.0.0 -j DROP, -s 10.0.0.0/8 -j DROP",
    "-s ! 10.0.0.1 -p ! tcp, ! -s 10.0.0.1/32 ! -p tcp",
    "-p 6 -d 0.0.0.0/0 -s 1.2.3.4, -s 1.2.3.4/32 -p tcp",
    "-p all -i eth0 -d 10.0.0.0/24, -d 10.0.0.0/24 -i eth0",
    "-d 10.0.0.0/255.0.255.0 -j DROP, -d 10.0.0.0/255.0.255.0 -j DROP",
    "-j MARK --or-mark 0x4000, -j MARK --set-xmark 0x4000/0x4000",
    "-j MARK --set-mark 7, -j MARK --set-xmark 0x7/0xffffffff",
    "-j MARK --and-mark 0xff, -j MARK --set-xmark 0x0/0xffffff00",
    "-j CONNMARK --xor-mark 0x1, -j CONNMARK --set-xmark 0x1/0x0",
    "-j CT --notrack, -j CT --notrack",
    "--jump ACCEPT --source 10.0.0.1, -s 10.0.0.1/32 -j ACCEPT"
  })
  void spelling_becomesThatOfIptablesSave(String told, String canonical) {
    assertThat(save("*raw\n-A OUTPUT " + told + "\nCOMMIT\n", "iptables-save").facts())
        .singleElement()
        .asString()
        .endsWith(" rule=\"" + canonical + "\" table=raw");
  }

  @Test
  void textThatLooksLikeAnOption_isText() {
    String rule = "*filter\n-A INPUT -m comment --comment -j -j LOG --log-prefix -d\nCOMMIT\n";

    assertThat(save(rule, "iptables-save").facts())
        .singleElement()
        .asString()
        .contains(" comment=-j ", " rule=\"-j LOG --log-prefix -d\"");
  }

  @Test
  void unknownExtension_isARule() {
    String rule = "-m novel ! --shape \"round thing\" -j NOVELTY --deep";

    assertThat(save("*mangle\n-A INPUT " + rule + "\nCOMMIT\n", "iptables-save").facts())
        .singleElement()
        .asString()
        .contains("rule=\"" + rule.replace("\"", "\\\"") + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A",
        "-A INPUT -j",
        "-A INPUT -s",
        "-A INPUT -m comment --comment \"never closed",
        "-X INPUT",
        ":INPUT MAYBE [0:0]",
        ":INPUT ACCEPT [0]",
        ":INPUT ACCEPT [0:0] more",
        "[0:0 -A INPUT -j ACCEPT",
        "[a:b] -A INPUT -j ACCEPT",
        "*",
        "COMMITTED",
        "# a remark",
        "# Table `nat' is incompatible, use 'nft' tool.",
        "...",
        "iptables-save: command"
      })
  void damagedLine_isUnread(String line) {
    Parsed parsed = save("*filter\n:INPUT ACCEPT [0:0]\n" + line + "\nCOMMIT\n", "iptables-save");

    assertThat(parsed.unread()).containsExactly(line);
    assertThat(parsed.facts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "iptables-save, # Generated by iptables-save v1.8.9 on Fri, iptables-legacy",
    "iptables-save, # Generated by iptables-save v1.8.9 (nf_tables) on Fri, iptables-nft",
    "iptables-save, # Generated by iptables-save v1.4.21 on Fri, iptables-legacy",
    "iptables-save, # Generated by xtables-save v1.8.2 on Fri, iptables-nft",
    "iptables-save, # Generated by iptables-nft-save v1.8.4 on Fri, iptables-nft",
    "iptables-save, # Generated by iptables-save v1.8.4 on Fri, iptables",
    "iptables-save, # Generated by iptables-save v1.8.11 on Fri, iptables-legacy",
    "iptables-nft-save, # Generated by iptables-save v1.8.9 on Fri, iptables-nft",
    "iptables-legacy-save, *filter, iptables-legacy",
    "'iptables-save', '# Warning: iptables-legacy tables present, use iptables-legacy-save to see"
        + " them', iptables-nft",
    "iptables-save, *filter, iptables"
  })
  void backend_isToldByProgramOrHeader(String command, String header, String backend) {
    String table = header.startsWith("*") ? "" : "*filter\n";
    Parsed parsed = save(header + "\n" + table + ":INPUT ACCEPT [0:0]\nCOMMIT\n", command);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .filteredOn(fact -> fact.startsWith("iptables-chain "))
        .singleElement()
        .asString()
        .contains(" backend=" + backend + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "-A FORWARD -j KUBE-FORWARD, kubernetes",
    "-A FORWARD -m comment --comment \"flanneld forward\" -j ACCEPT, flannel",
    "-A FORWARD -m comment --comment \"cali:x\" -m mark --mark 0x1 -j ACCEPT, calico",
    "-A cali-FORWARD -j DROP, calico",
    "-A INPUT -p tcp -m multiport --dports 22 -j f2b-sshd, fail2ban",
    "-A FORWARD -o docker0 -j ACCEPT, docker",
    "-A FORWARD -i br-0123456789ab -j ACCEPT, docker",
    "-A FORWARD -i virbr0 -j ACCEPT, libvirt",
    "-A DOCKER-USER -s 10.0.0.1/32 -j DROP, user",
    "-A DOCKER-USER -j cali-FORWARD, calico",
    "-A CNI-HOSTPORT-DNAT -j CNI-DN-x, cni-portmap",
    "-A INPUT -j CILIUM_INPUT, cilium",
    "-A INPUT_direct -j ACCEPT, firewalld",
    "-A ufw-user-input -j ACCEPT, ufw",
    "-A INPUT -s 10.0.0.1/32 -j ACCEPT, user"
  })
  void owner_isToldByChainCommentTargetOrDevice(String rule, String owner) {
    assertThat(save("*filter\n" + rule + "\nCOMMIT\n", "iptables-save").facts())
        .singleElement()
        .asString()
        .contains(" owner=" + owner + " ");
  }

  private static List<String> orders(String text) {
    return save(text, "iptables-save").facts().stream()
        .filter(fact -> fact.startsWith("iptables-order"))
        .toList();
  }

  private static Parsed save(String file) {
    return save(resource(file), "iptables-legacy-save");
  }

  private static Parsed save(String text, String command) {
    return Parsed.by(SAVE, command, text);
  }

  private static String resource(String name) {
    return Parsed.resource(RulesetTest.class, name);
  }

  private static String chain(String name, String owner, String policy) {
    return "iptables-chain%s chain=%s family=inet owner=%s policy=%s table=filter"
        .formatted(PLACE, name, owner, policy);
  }

  private static String rule(String chain, String rule) {
    return "iptables-rule%s chain=%s family=inet owner=user rule=\"%s\" table=filter"
        .formatted(PLACE, chain, rule);
  }

  private static String commented(String chain, String comment, String rule) {
    return "iptables-rule%s chain=%s comment=%s family=inet owner=user rule=\"%s\" table=filter"
        .formatted(PLACE, chain, comment, rule);
  }
}
