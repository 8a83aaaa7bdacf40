package io.netlapse.engine.facts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Reading.Read;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real keepalived made of its configuration; see the README beside the resources. */
final class KeepalivedTest {

  static List<ListedFixture> fixtures() {
    return ListedFixture.of("keepalived");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstood(ListedFixture fixture) {
    OutputParser parser = parser(fixture.command());

    assertThat(fixture.forgotten(parser::draft)).isEmpty();
    assertThat(parser.read(fixture.text(), fixture.command()).unread()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ip -d address show,ip address show",
    "ip -d address show,ip -d -j address show",
    "ip -d route show table all,ip -d -j route show table all",
    "ipvsadm -Ln,ipvsadm-save -n",
    "ipvsadm -Ln,cat /proc/net/ip_vs"
  })
  void kindsThatTwoDialectsShow_sayTheSame(String one, String other) {
    Set<String> both = new TreeSet<>(kinds(one));
    both.retainAll(kinds(other));

    assertThat(of(both, other)).isNotEmpty().isEqualTo(of(both, one));
  }

  private static List<String> of(Set<String> kinds, String command) {
    return facts(command).stream()
        .filter(fact -> kinds.contains(fact.kind().name()))
        .map(Fact::canonical)
        .sorted()
        .toList();
  }

  private static Set<String> kinds(String command) {
    return facts(command).stream().map(fact -> fact.kind().name()).collect(toSet());
  }

  @Test
  void whatIsConfigured_isWhatTheKernelShows() {
    assertThat(texts("cat /etc/keepalived/keepalived.conf"))
        .contains(
            "keepalived-address address=192.0.2.100/24 dev=eth0"
                + " file=/etc/keepalived/keepalived.conf instance=SERVICES"
                + " options=\"label eth0:vip\"",
            "keepalived-address address=192.0.2.101/32 dev=eth0"
                + " file=/etc/keepalived/keepalived.conf instance=SERVICES",
            "keepalived-address address=2001:db8::100/64 dev=eth0"
                + " file=/etc/keepalived/keepalived.conf instance=SERVICES");
    assertThat(texts("ip -d address show"))
        .contains(
            "address address=192.0.2.100/24 dev=eth0 family=inet flags=secondary label=eth0:vip"
                + " scope=global",
            "address address=192.0.2.101/32 dev=eth0 family=inet scope=global",
            "address address=2001:db8::100/64 dev=eth0 family=inet6 flags=nodad scope=global");
    assertThat(texts("ip -d rule show"))
        .contains(
            "rule action=lookup family=inet from=198.51.100.0/24 priority=5100 proto=keepalived"
                + " table=100");
  }

  private static List<String> texts(String command) {
    return facts(command).stream().map(Fact::canonical).toList();
  }

  private static List<Fact> facts(String command) {
    ListedFixture fixture =
        fixtures().stream()
            .filter(one -> one.command().text().equals(command))
            .findFirst()
            .orElseThrow();
    Reading reading = parser(fixture.command()).read(fixture.text(), fixture.command());
    return reading.facts().stream().map(Read::fact).toList();
  }

  private static OutputParser parser(Command command) {
    return (OutputParser) Fixture.probes().parser(command).orElseThrow();
  }
}
