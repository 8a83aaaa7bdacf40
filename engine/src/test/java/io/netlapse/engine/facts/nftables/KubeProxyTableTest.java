package io.netlapse.engine.facts.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services as kube-proxy's nftables mode writes them; see the README beside the resources. */
final class KubeProxyTableTest {

  private static final NftParser NFT = new NftParser();
  private static final String SERVICE =
      "service-port address=172.30.0.43 backend=nftables endpoints=10.180.0.4:80,10.180.0.5:80"
          + " family=inet kind=cluster name=ns4/svc4:p80 policy=cluster port=80 protocol=tcp";

  @Test
  void table_everyServicePort_isOneFact() {
    assertThat(read("kube-proxy.txt").unread()).isEmpty();
    assertThat(facts(read("kube-proxy.txt"), "service-port "))
        .containsExactlyInAnyOrder(
            "service-port address=172.30.0.41 backend=nftables endpoints=10.180.0.1:80 family=inet"
                + " kind=cluster name=ns1/svc1:p80 policy=cluster port=80 protocol=tcp",
            "service-port address=172.30.0.42 affinity=10800 backend=nftables"
                + " endpoints=10.180.0.2:80,10.180.0.3:80 family=inet kind=cluster"
                + " name=ns2/svc2:p80 policy=cluster port=80 protocol=tcp",
            SERVICE,
            // internalTrafficPolicy: Local, and a port without a name.
            "service-port address=172.30.0.45 backend=nftables endpoints=10.180.0.6:53 family=inet"
                + " kind=cluster name=kube-system/dns policy=local port=53 protocol=udp",
            // Without endpoints.
            "service-port address=172.30.0.46 backend=nftables family=inet kind=cluster"
                + " name=ns6/svc6:p80 port=80 protocol=tcp",
            // External and load balancer look alike, unless somebody asks for sources.
            "service-port address=192.168.99.22 affinity=10800 backend=nftables"
                + " endpoints=10.180.0.2:80,10.180.0.3:80 family=inet kind=any name=ns2/svc2:p80"
                + " policy=cluster port=80 protocol=tcp",
            "service-port address=192.168.99.33 backend=nftables family=inet kind=any"
                + " name=ns5/svc5:p80 policy=local port=80 protocol=tcp",
            "service-port address=5.6.7.8 backend=nftables endpoints=10.180.0.4:80 family=inet"
                + " kind=load-balancer name=ns4/svc4:p80 policy=local port=80 protocol=tcp"
                + " sources=1.2.3.4/32,203.0.113.0/25",
            "service-port affinity=10800 backend=nftables"
                + " endpoints=10.180.0.2:80,10.180.0.3:80 family=inet kind=node-port"
                + " name=ns2/svc2:p80 policy=cluster port=3001 protocol=tcp",
            "service-port backend=nftables endpoints=10.180.0.4:80 family=inet kind=node-port"
                + " name=ns4/svc4:p80 policy=local port=3003 protocol=tcp",
            "service-port backend=nftables family=inet kind=node-port name=ns6/svc6:p80 port=3006"
                + " protocol=tcp",
            "service-port address=fd00:172:30::41 backend=nftables endpoints=[fd00:10:180::1]:80"
                + " family=inet6 kind=cluster name=ns1/svc1:p80 policy=cluster port=80"
                + " protocol=tcp");
  }

  @Test
  void generatedChains_areNoFactsOfTheirOwn() {
    assertThat(read("kube-proxy.txt").facts())
        .filteredOn(fact -> !fact.startsWith("service-port "))
        .noneMatch(
            fact ->
                fact.matches(
                    ".*(chain|set)=(service|local|external|endpoint|affinity)-[A-Z0-9]{8}-.*"))
        .contains(
            "nft-chain chain=services family=ip table=kube-proxy",
            "nft-element element=192.168.0.2 family=ip set=nodeport-ips table=kube-proxy",
            "nft-rule chain=services family=ip owner=kubernetes rule=\"ip daddr . meta l4proto . th"
                + " dport vmap @service-ips\" table=kube-proxy")
        .noneMatch(fact -> fact.startsWith("nft-element") && fact.contains("set=cluster-ips"));
  }

  @ParameterizedTest
  @CsvSource({"-a,kube-proxy-a.txt", "-n,kube-proxy-n.txt"})
  void table_inEveryDialect_givesEqualFacts(String option, String resource) {
    assertThat(Parsed.by(NFT, "nft " + option + " list ruleset", text(resource)))
        .isEqualTo(read("kube-proxy.txt"));
  }

  @Test
  void json_givesEqualFactsWithoutDetails() {
    Parsed json = Parsed.by(NFT, "nft -j list ruleset", text("kube-proxy.json"));

    assertThat(json.unread()).isEmpty();
    assertThat(json.facts())
        .containsExactlyInAnyOrderElementsOf(
            read("kube-proxy.txt").facts().stream()
                .filter(fact -> !fact.startsWith("nft-detail "))
                .toList());
  }

  @Test
  void spans_areTheLinesOfThePort() {
    String text = text("kube-proxy.txt");
    Reading.Read service =
        NFT.read(text, Command.parse("nft list ruleset")).facts().stream()
            .filter(read -> read.fact().kind().equals(ServicePort.KIND))
            .filter(read -> read.fact().field("address", "").equals("172.30.0.41"))
            .findFirst()
            .orElseThrow();

    assertThat(service.spans().stream().map(span -> span.of(text).strip()))
        .containsExactlyInAnyOrder(
            "172.30.0.41",
            "172.30.0.41 . tcp . 80 : goto service-ULMVA6XW-ns1/svc1/tcp/p80",
            "chain service-ULMVA6XW-ns1/svc1/tcp/p80 {",
            "ip daddr 172.30.0.41 tcp dport 80 ip saddr != 10.0.0.0/8 jump mark-for-masquerade",
            "numgen random mod 1 vmap { 0 : goto"
                + " endpoint-5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80 }",
            "chain endpoint-5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80 {",
            "ip saddr 10.180.0.1 jump mark-for-masquerade",
            "meta l4proto tcp dnat to 10.180.0.1:80");
    assertThat(service.spans()).isSorted();
    assertThat(
            LineAccount.forgotten(
                text, new NftParser().draft(text, Command.parse("nft list ruleset"))))
        .isEmpty();
  }

  @Test
  void clientsThatAreRemembered_areNoChange() {
    String text = text("kube-proxy.txt");
    String quiet = text.replaceAll("(?m)^\t\telements = \\{ 10\\.180\\.0\\.9 .*\n", "");

    assertThat(quiet).isNotEqualTo(text);
    assertThat(Parsed.by(NFT, "nft list ruleset", quiet)).isEqualTo(read("kube-proxy.txt"));
  }

  @Test
  void ruleThatKubeProxyDoesNotWrite_leavesTheServiceAsItIs() {
    String rule =
        "\t\tnumgen random mod 2 vmap { 0 : goto endpoint-UEIP74TE-ns4/svc4/tcp/p80__10.180.0.4/80";
    String text = text("kube-proxy.txt").replace(rule, "\t\ttcp dport 80 drop\n" + rule);
    List<String> facts = Parsed.by(NFT, "nft list ruleset", text).facts();

    assertThat(facts)
        .doesNotContain(SERVICE)
        .contains(
            "nft-element data=\"goto service-4AT6LBPK-ns4/svc4/tcp/p80\" element=\"172.30.0.43 ."
                + " tcp . 80\" family=ip set=service-ips table=kube-proxy",
            "nft-rule chain=service-4AT6LBPK-ns4/svc4/tcp/p80 family=ip owner=kubernetes rule=\"tcp"
                + " dport 80 drop\" table=kube-proxy");
  }

  /** Without the maps nobody can tell to what a chain belongs, nor is it denied then. */
  @Test
  void terseListing_showsPiecesThatNoListingDenies() {
    List<String> full = read("kube-proxy.txt").facts();
    List<String> terse = Parsed.by(NFT, "nft -t list ruleset", text("kube-proxy-t.txt")).facts();

    assertThat(terse.stream().filter(fact -> !full.contains(fact)))
        .isNotEmpty()
        .allMatch(fact -> fact.startsWith("nft-rule-brief "));
    assertThat(full.stream().filter(fact -> !terse.contains(fact)))
        .allMatch(fact -> fact.startsWith("service-port ") || fact.startsWith("nft-element "));
  }

  @Test
  void nameThatWasCut_isNotTold() {
    assertThat(KubeProxyChains.serviceName("service-ULMVA6XW-ns1/svc1/tcp/p80"))
        .isEqualTo("ns1/svc1:p80");
    assertThat(KubeProxyChains.serviceName("service-ULMVA6XW-ns1/svc1/tcp/")).isEqualTo("ns1/svc1");
    assertThat(KubeProxyChains.serviceName("service-ULMVA6XW-ns1/a-very-long-na...")).isNull();
  }

  @Test
  void sourceThatIsNone_isNoSourceOfAService() {
    String text = text("kube-proxy.txt").replace("203.0.113.0/25 }", "203.,.113.0/25 }");

    assertThat(text).isNotEqualTo(text("kube-proxy.txt"));
    assertThat(facts(Parsed.by(NFT, "nft list ruleset", text), "service-port "))
        .noneMatch(fact -> fact.contains("203."));
  }

  private static Parsed read(String resource) {
    return Parsed.by(NFT, "nft list ruleset", text(resource));
  }

  private static List<String> facts(Parsed parsed, String kind) {
    return parsed.facts().stream().filter(fact -> fact.startsWith(kind)).toList();
  }

  private static String text(String resource) {
    return Parsed.resource(KubeProxyTableTest.class, resource);
  }
}
