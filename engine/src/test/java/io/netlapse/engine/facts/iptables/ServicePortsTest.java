package io.netlapse.engine.facts.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kube-proxy generates, read as ports of Services. */
final class ServicePortsTest {

  private static final SectionParser SAVE = new IptablesSaveParser();
  private static final SectionParser RULES = new IptablesRulesParser();
  private static final String OLD = resource("kube-proxy-1.20-legacy-save-c.txt");
  private static final String NEW = resource("kube-proxy-1.33-save-c.txt");

  @Test
  void release120_eachPortIsOneFact() {
    Parsed parsed = Parsed.by(SAVE, "iptables-legacy-save -c", OLD);

    assertThat(parsed.unread()).isEmpty();
    assertThat(ports(parsed))
        .containsExactlyInAnyOrder(
            legacy(
                "address=10.96.0.1",
                "192.168.50.10:6443",
                "cluster",
                "default/kubernetes:https",
                "443"),
            udp("10.244.1.3:53,10.244.2.3:53", "kube-system/kube-dns:dns", "53"),
            legacy(
                "address=10.96.0.10",
                "10.244.1.3:53,10.244.2.3:53",
                "cluster",
                "kube-system/kube-dns:dns-tcp",
                "53"),
            legacy(
                "address=10.96.0.10",
                "10.244.1.3:9153,10.244.2.3:9153",
                "cluster",
                "kube-system/kube-dns:metrics",
                "9153"),
            legacy(
                "address=10.96.12.20",
                "10.244.1.2:8080,10.244.2.2:8080",
                "cluster",
                "shop/web:http",
                "80"),
            legacy(
                "address=10.96.33.7",
                "10.244.1.2:8080,10.244.2.2:8080",
                "cluster",
                "shop/api:http",
                "80"),
            legacy("", "10.244.1.2:8080,10.244.2.2:8080", "node-port", "shop/api:http", "30080"),
            legacy("address=10.96.40.41", "10.244.1.2:8080", "cluster", "shop/edge:http", "80"),
            local("address=192.168.50.200", "load-balancer", "80"),
            local("", "node-port", "31380"),
            legacy(
                "address=10.96.55.5 affinity=10800",
                "10.244.1.2:8080,10.244.2.2:8080",
                "cluster",
                "shop/sticky:http",
                "80"),
            legacy("address=10.96.90.9", "10.244.2.2:8080", "cluster", "shop/partner:http", "443"),
            legacy("", "10.244.2.2:8080", "node-port", "shop/partner:http", "32443"),
            // The third source, the address itself, only lets the node reach itself.
            legacy(
                    "address=192.168.50.201",
                    "10.244.2.2:8080",
                    "load-balancer",
                    "shop/partner:http",
                    "443")
                .replace(" protocol=tcp", " protocol=tcp sources=192.168.50.0/24,203.0.113.0/24"),
            legacy("address=10.96.101.8", "10.244.2.2:8080", "cluster", "shop/vip:http", "8080"),
            legacy(
                "address=192.168.50.240", "10.244.2.2:8080", "external", "shop/vip:http", "8080"),
            "service-port address=10.96.77.70 backend=iptables-legacy family=inet kind=cluster"
                + " name=shop/empty:http port=80 protocol=tcp");
  }

  @Test
  void release133_eachPortIsOneFact() {
    Parsed parsed = Parsed.by(SAVE, "iptables-save -c", NEW);

    assertThat(parsed.unread()).isEmpty();
    assertThat(ports(parsed))
        .containsExactlyInAnyOrder(
            port(
                "address=10.96.40.41 affinity=600",
                "10.244.1.2:8080,10.244.2.2:8080,10.244.3.2:8080",
                "cluster",
                "shop/edge:http",
                "cluster",
                "80"),
            port(
                "address=192.168.50.240 affinity=600",
                "10.244.1.2:8080",
                "external",
                "shop/edge:http",
                "local",
                "80"),
            port(
                "address=192.168.50.200 affinity=600",
                "10.244.1.2:8080",
                "load-balancer",
                "shop/edge:http",
                "local",
                "80"),
            port(
                "affinity=600", "10.244.1.2:8080", "node-port", "shop/edge:http", "local", "31380"),
            port(
                "address=10.96.40.42",
                "10.244.2.4:8080",
                "cluster",
                "shop/far:http",
                "cluster",
                "80"),
            port("address=192.168.50.202", "", "load-balancer", "shop/far:http", "local", "80"),
            port("", "", "node-port", "shop/far:http", "local", "30202"),
            port(
                    "address=10.96.40.43",
                    "10.244.1.5:53",
                    "cluster",
                    "shop/node-local",
                    "local",
                    "53")
                .replace("protocol=tcp", "protocol=udp"),
            port(
                "address=10.96.90.9",
                "10.244.2.6:8443",
                "cluster",
                "shop/partner:https",
                "cluster",
                "443"),
            port("", "10.244.2.6:8443", "node-port", "shop/partner:https", "cluster", "32443"),
            port(
                    "address=192.168.50.201",
                    "10.244.2.6:8443",
                    "load-balancer",
                    "shop/partner:https",
                    "cluster",
                    "443")
                .replace(" protocol=tcp", " protocol=tcp sources=192.168.50.0/24,203.0.113.0/25"),
            port("address=10.96.77.70", "", "cluster", "shop/empty", "", "80"),
            port("address=192.168.50.203", "", "any", "shop/empty", "", "80"),
            port("", "", "node-port", "shop/empty", "", "30077"));
  }

  @Test
  void sixthVersion_isReadAlike() {
    Parsed parsed =
        Parsed.by(SAVE, "ip6tables-save -c", resource("kube-proxy-1.20-ip6tables-save-c.txt"));

    assertThat(parsed.unread()).isEmpty();
    assertThat(ports(parsed))
        .contains(
            "service-port address=fd96::c14 backend=iptables-nft"
                + " endpoints=[fd44:1::2]:8080,[fd44:2::2]:8080,[fd44:3::31]:8080 family=inet6"
                + " kind=cluster name=shop/web:http policy=cluster port=80 protocol=tcp");
    assertThat(parsed.facts()).noneMatch(ServicePortsTest::isGenerated);
  }

  @Test
  void nothingOfAServiceIsLeftAsARule_andTheRestIs() {
    for (String text : List.of(OLD, NEW)) {
      List<String> facts = Parsed.by(SAVE, "iptables-save -c", text).facts();

      assertThat(facts).noneMatch(ServicePortsTest::isGenerated);
      assertThat(facts)
          .anyMatch(fact -> fact.contains("chain=KUBE-MARK-MASQ"))
          .anyMatch(fact -> fact.contains("-j KUBE-NODEPORTS"))
          .contains(
              "service-masquerade backend=iptables-"
                  + (text.equals(OLD) ? "legacy" : "nft")
                  + " family=inet packets=\"! -s 10.244.0.0/16\"");
    }
  }

  @Test
  void linesOfAPort_standUnderIt() {
    Reading reading = SAVE.read(NEW, Command.parse("iptables-save -c"));
    Reading.Read partner =
        reading.facts().stream()
            .filter(read -> read.fact().canonical().contains("address=192.168.50.201"))
            .findFirst()
            .orElseThrow();

    // Declarations of FW, EXT, SVC and SEP; four rules of FW, two of EXT, two of SVC, two of SEP;
    // one of KUBE-SERVICES and the one that drops what is not admitted.
    assertThat(partner.spans()).hasSize(4 + 4 + 2 + 2 + 2 + 1 + 1).isSorted();
    assertThat(partner.spans().stream().map(span -> span.of(NEW)))
        .anyMatch(line -> line.contains("traffic not accepted by KUBE-FW-PARTNERPARTNERXX"))
        .anyMatch(line -> line.startsWith(":KUBE-SEP-F6F6F6F6F6F6F6F6"));
  }

  @Test
  void orderOfServices_isNoFact() {
    List<String> lines = new ArrayList<>(NEW.lines().toList());
    List<String> services =
        new ArrayList<>(lines.stream().filter(l -> l.contains("-A KUBE-SERVICES -d")).toList());
    int at = lines.indexOf(services.get(1));
    List<String> moved = new ArrayList<>(services.subList(1, services.size()));
    lines.removeAll(moved);
    Collections.reverse(moved);
    lines.addAll(at, moved);
    String other = String.join("\n", lines);

    assertThat(other).isNotEqualTo(NEW);
    assertThat(Parsed.by(SAVE, "iptables-save -c", other).facts())
        .containsExactlyInAnyOrderElementsOf(Parsed.by(SAVE, "iptables-save -c", NEW).facts());
  }

  @Test
  void tableNatAlone_tellsTheSamePorts() {
    List<String> whole = Parsed.by(SAVE, "iptables-nft-save", NEW).facts();
    Parsed nat = Parsed.by(RULES, "iptables-nft -t nat -S", resource("kube-proxy-1.33-S-nat.txt"));

    assertThat(nat.unread()).isEmpty();
    assertThat(nat.facts())
        .containsExactlyInAnyOrderElementsOf(
            whole.stream()
                .filter(fact -> !fact.contains("table=filter") && !fact.contains("shop/empty"))
                .toList());
  }

  /** Each takes away what makes the form: then the rules are told as rules. */
  @ParameterizedTest
  @CsvSource({
    "0.50000000000, 0.90000000000",
    "-j DNAT --to-destination 10.244.2.2:8080, -j DNAT --to-destination 10.244.2.2:8080"
        + " --persistent",
    ":KUBE-SVL-EDGEEDGEEDGEEDGE, :KUBE-SVL-EDGEEDGEEDGEEDG0",
    "'-A KUBE-SEP-B2B2B2B2B2B2B2B2 -s 10.244.2.2/32', '-A KUBE-SEP-B2B2B2B2B2B2B2B2 -s"
        + " 10.244.2.9/32'",
    "'--rcheck --seconds 600', '--update --seconds 600'"
  })
  void otherForm_staysRules(String known, String odd) {
    String text = NEW.replace(known, odd);
    Parsed parsed = Parsed.by(SAVE, "iptables-save -c", text);

    assertThat(text).isNotEqualTo(NEW);
    assertThat(parsed.unread()).isEmpty();
    if (!known.startsWith(":")) {
      assertThat(ports(parsed)).noneMatch(fact -> fact.contains("address=10.96.40.41 "));
      assertThat(parsed.facts())
          .anyMatch(
              fact -> fact.startsWith("iptables-rule ") && fact.contains("chain=KUBE-SVC-EDGE"));
    }
    assertThat(ports(parsed)).anyMatch(fact -> fact.contains("shop/partner:https"));
  }

  @Test
  void unusedChains_areRulesAndChains() {
    String text = NEW.replaceAll("(?m)^.*-A KUBE-(SERVICES|NODEPORTS|EXTERNAL-SERVICES).*\n", "");
    List<String> facts = Parsed.by(SAVE, "iptables-save -c", text).facts();

    assertThat(facts).noneMatch(fact -> fact.startsWith("service-"));
    assertThat(facts)
        .anyMatch(fact -> fact.startsWith("iptables-chain ") && fact.contains("KUBE-SVC-EDGE"))
        .anyMatch(fact -> fact.startsWith("iptables-rule ") && fact.contains("chain=KUBE-SEP-A1"));
  }

  @ParameterizedTest
  @CsvSource({
    "iptables-save -c | grep -v nothing",
    "iptables-save -c --unknown",
    "iptables-save | head -n 90"
  })
  void partOfAnOutput_tellsNothingThatAWholeOneWouldDeny(String command) {
    Parsed parsed = Parsed.by(SAVE, command, NEW);
    List<String> whole = Parsed.by(SAVE, "iptables-save -c", NEW).facts();

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts()).anyMatch(fact -> fact.contains(" form=part "));
    assertThat(parsed.facts())
        .filteredOn(fact -> !fact.startsWith("iptables-rule-brief "))
        .isSubsetOf(whole);
  }

  @Test
  void linesWithoutTheirTable_areOfAKindOfTheirOwn() {
    String line = "-A FORWARD -s 10.0.0.0/8 -j ACCEPT\n";

    assertThat(Parsed.by(SAVE, "iptables-save | grep FORWARD", line).facts())
        .containsExactly(
            "iptables-rule-brief backend=iptables chain=FORWARD family=inet form=part owner=user"
                + " rule=\"-s 10.0.0.0/8 -j ACCEPT\"");
  }

  @Test
  void manyAddressesOfManyEndpoints_takeNoMoreThanTheirShare() {
    StringBuilder text = new StringBuilder("*nat\n");
    int many = 3000;
    for (int i = 0; i < many; i++) {
      text.append(
          """
          -A KUBE-SERVICES -d 10.%d.%d.1/32 -p tcp -m comment --comment "a/b cluster IP" -m tcp --dport 80 -j KUBE-SVC-X
          -A KUBE-SVC-X -m statistic --mode random --probability %.10f -j KUBE-SEP-%d
          -A KUBE-SEP-%d -p tcp -m tcp -j DNAT --to-destination 10.1.%d.%d:80
          """
              .formatted(i / 250, i % 250, 1.0 / (many - i), i, i, i / 250, i % 250));
    }
    String endless =
        text.append("COMMIT\n")
            .toString()
            .replace("-m statistic --mode random --probability 1.0000000000 ", "");
    Reading reading = SAVE.read(endless, Command.parse("iptables-save"));

    assertThat(reading.unread()).isEmpty();
    assertThat(reading.facts().stream().mapToInt(read -> read.spans().size()).sum())
        .isGreaterThan(6 * many)
        .isLessThan(40 * 3 * many);
  }

  @Test
  void mutants_neverThrowAndLoseNoLine() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder mutant = new StringBuilder(i % 2 == 0 ? OLD : NEW);
      for (int n = 0; n < 20; n++) {
        int at = random.nextInt(mutant.length());
        int to = Math.min(mutant.length(), at + random.nextInt(60));
        switch (random.nextInt(4)) {
          case 0 -> mutant.delete(at, to);
          case 1 -> mutant.insert(at, mutant.substring(at, to));
          case 2 -> mutant.setCharAt(at, "\n \"\\-!:*[]#\u0000\u00e9".charAt(random.nextInt(13)));
          default -> mutant.insert(at, '\n');
        }
      }
      String text = mutant.toString();
      Lines.assertAccounted(SAVE, "iptables-save -c", text);
      Lines.assertAccounted(RULES, "iptables -t nat -S", text);
      Lines.assertAccounted(new IptablesListParser(), "iptables -L", text);
    }
  }

  private static List<String> ports(Parsed parsed) {
    return parsed.facts().stream().filter(fact -> fact.startsWith("service-port ")).toList();
  }

  private static boolean isGenerated(String fact) {
    return fact.matches("iptables-\\S+ .*chain=KUBE-(SVC|SEP|FW|XLB|EXT|SVL)-.*");
  }

  private static String legacy(
      String address, String endpoints, String kind, String name, String number) {
    return port(address, endpoints, kind, name, "cluster", number)
        .replace("iptables-nft", "iptables-legacy");
  }

  private static String udp(String endpoints, String name, String number) {
    return legacy("address=10.96.0.10", endpoints, "cluster", name, number)
        .replace("protocol=tcp", "protocol=udp");
  }

  private static String local(String address, String kind, String number) {
    return port(address, "10.244.1.2:8080", kind, "shop/edge:http", "local", number)
        .replace("iptables-nft", "iptables-legacy");
  }

  private static String port(
      String address, String endpoints, String kind, String name, String policy, String number) {
    return "service-port "
        + (address.isEmpty() ? "" : address + " ")
        + "backend=iptables-nft "
        + (endpoints.isEmpty() ? "" : "endpoints=" + endpoints + " ")
        + "family=inet kind=%s name=%s ".formatted(kind, name)
        + (policy.isEmpty() ? "" : "policy=" + policy + " ")
        + "port=%s protocol=tcp".formatted(number);
  }

  private static String resource(String name) {
    return Parsed.resource(ServicePortsTest.class, name);
  }
}
