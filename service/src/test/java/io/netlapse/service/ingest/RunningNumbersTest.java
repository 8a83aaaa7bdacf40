package io.netlapse.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.db.Sha256;
import io.netlapse.db.snapshot.NumberRuns;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunningNumbersTest {

  /** Linux 6.18, iproute2 6.1. {@code %s} runs by itself, {@code %d} does not. */
  private static final String ADDRESSES =
      """
      2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu %d qdisc noqueue state UP group default qlen 1000
          link/ether 02:00:0a:00:00:0b brd ff:ff:ff:ff:ff:ff link-netnsid 0 promiscuity 0 minmtu 68 maxmtu 65535
          veth numtxqueues 2 numrxqueues 2 gso_max_size 65536 gso_max_segs 65535
          inet 10.0.0.11/24 scope global dynamic eth0
             valid_lft %ssec preferred_lft %ssec
          inet6 2001:db8::b/64 scope global dynamic
             valid_lft %ssec preferred_lft forever
      5: cni0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default qlen 1000
          link/ether 02:00:00:00:02:01 brd ff:ff:ff:ff:ff:ff promiscuity 0 minmtu 68 maxmtu 65535
          bridge forward_delay 1500 hello_time 200 max_age 2000 ageing_time 30000 stp_state 0 priority 32768 vlan_filtering 0 hello_timer    %s tcn_timer    0.00 topology_change_timer    0.00 gc_timer  %s group_fwd_mask 0
      """;

  private static final String ROUTES =
      """
      unicast default via fe80::1 dev eth0 table main proto ra scope global metric %d expires %ssec pref medium
      unicast 2001:db8::/64 dev eth0 table main proto kernel scope global metric 256 expires %ssec pref medium
      """;

  private static final String ROUTES_JSON =
      """
      [{"type":"unicast","dst":"default","gateway":"fe80::1","dev":"eth0","table":"main",\
      "protocol":"ra","scope":"global","metric":%d,"flags":[],"expires":%s,"pref":"medium"}]
      """;

  private final SectionInterpreter interpreter =
      new SectionInterpreter(
          new SectionReader(
              Probes.of(
                  ServiceLoader.load(SectionParser.class).stream()
                      .map(ServiceLoader.Provider::get)
                      .toList())));

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "7", "86394", "293.52"})
  void addresses_thatDifferInThem_sayTheSame(String number) {
    String one = ADDRESSES.formatted(1500, "1", "2", "3", "4.00", "5.00");
    String other = ADDRESSES.formatted(1500, number, number, number, number, number);

    assertSame("ip -d address show", one, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "86394"})
  void routes_thatDifferInThem_sayTheSame(String number) {
    assertSame(
        "ip -6 -d route show table all",
        ROUTES.formatted(100, "1790", "86390"),
        ROUTES.formatted(100, number, number));
    assertSame(
        "ip -6 -d -j route show table all",
        ROUTES_JSON.formatted(100, "1790"),
        ROUTES_JSON.formatted(100, number));
  }

  /** iproute2 pads the seconds of a bridge's timers to four places. */
  @ParameterizedTest
  @ValueSource(strings = {"   0.00", "  41.07", " 293.52", "1293.52"})
  void paddedTimers_thatDiffer_sayTheSame(String timer) {
    assertSame(
        "ip -d address show",
        ADDRESSES.formatted(1500, "1", "2", "3", "   0.00", "  98.99"),
        ADDRESSES.formatted(1500, "1", "2", "3", timer, timer));
  }

  @Test
  void otherNumbers_areOtherThings() {
    assertOther(
        "ip -d address show",
        ADDRESSES.formatted(1500, "1", "2", "3", "4.00", "5.00"),
        ADDRESSES.formatted(1450, "1", "2", "3", "4.00", "5.00"));
    assertOther(
        "ip -6 -d route show table all",
        ROUTES.formatted(100, "1790", "86390"),
        ROUTES.formatted(101, "1790", "86390"));
    assertOther(
        "ip -6 -d -j route show table all",
        ROUTES_JSON.formatted(100, "1790"),
        ROUTES_JSON.formatted(1024, "1790"));
  }

  @ParameterizedTest
  @CsvSource({
    "cat /proc/net/route,       expires 12, expires 345",
    "ip -d route show | head,   expires 12, expires 345",
    "ip -d address show,        valid_lft forever, valid_lft 12sec",
    "ip -d address show,        my_valid_lft 12, my_valid_lft 345",
    "ip -d address show,        expires12, expires345",
    "ip -d address show,        preferred 12, preferred 345",
    "ip -d address show,        'gc_timer  5 x', 'gc_timer 12 y'",
    "ip -d address show,        'mtu   5', 'mtu 1200'",
  })
  void whatIsNone_stays(String command, String one, String other) {
    assertThat(onlyThoseDiffer(command, one, other)).isFalse();
  }

  private void assertSame(String command, String one, String other) {
    assertThat(onlyThoseDiffer(command, one, other)).isTrue();
    assertThat(read(command, one)).isEqualTo(read(command, other));
  }

  private void assertOther(String command, String one, String other) {
    assertThat(onlyThoseDiffer(command, one, other)).isFalse();
    assertThat(read(command, one)).isNotEqualTo(read(command, other));
  }

  /** What it says, read from these very bytes. */
  private Sha256 read(String command, String output) {
    InterpretedSection read = interpreter.interpret(section(command, output));
    assertThat(read.says().facts()).isNotEmpty();
    return read.says().digest();
  }

  private static boolean onlyThoseDiffer(String command, String one, String other) {
    byte[] kept = InterpretedSection.raw(section(command, one)).bytes();
    byte[] actual = InterpretedSection.raw(section(command, other)).bytes();
    List<NumberRuns.Run> numbers = NumberRuns.between(kept, actual);
    return numbers != null && RunningNumbers.are(Command.parse(command), kept, numbers);
  }

  private static Section section(String command, String output) {
    Instant at = Instant.EPOCH;
    return new Section(
        new ProbeId("ip-a-test"),
        Command.parse(command),
        at,
        at,
        0,
        SectionStatus.OK,
        Content.of(output),
        Content.NONE);
  }
}
