package io.netlapse.engine.events;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.logs.LogTime;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoggedEventsTest {

  private static final Path PAGE = Path.of("../docs/logs.md");

  private static final Instant BOOT = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unit-failed unit=kubelet.service result=exit-code | stop kubelet failed: exit-code
          unit-stopped unit=kubelet.service | stop kubelet
          unit-start-failed unit=keepalived.service | failure keepalived could not start
          unit-start-limit unit=kube-proxy.service | failure kube-proxy started too often
          unit-started unit=kubelet.service | start kubelet
          component-started program=kube-proxy version=1.28.2 | start kube-proxy
          component-failed program=kubelet reason=swap | failure kubelet swap
          cluster-upgraded program=kubeadm version=1.29.0 | upgrade kubernetes 1.29.0
          iptables-restore-failed program=kube-proxy reason=lock | restore-failed kube-proxy lock
          route-add-failed program=flanneld prefix=10.244.1.0/24 gateway=10.0.0.2 reason=unreachable | route-failed 10.244.1.0/24 via 10.0.0.2: unreachable
          route-add-failed program=systemd-networkd dev=eth0 reason=invalid | route-failed eth0 invalid
          rule-add-failed program=systemd-networkd dev=eth0 reason=invalid | rule-failed systemd-networkd eth0: invalid
          address-add-failed program=systemd-networkd dev=eth0 reason=denied | address-failed systemd-networkd eth0: denied
          ipvs-bind-failed program=kube-proxy | address-failed kube-proxy
          carrier-lost program=kernel dev=eth0 | link-down eth0
          carrier-gained program=NetworkManager dev=eth0 | link-up eth0
          xtables-lock-held program=kubelet | lock-wait kubelet
          conntrack-table-full program=kernel | table-full conntrack
          neighbour-table-overflow program=kernel table=arp_cache | table-full neighbour
          route-cache-full program=kernel sysctl=net.ipv6.route.max_size | table-full route cache net.ipv6.route.max_size
          oom-kill program=kernel process=systemd-network | oom-kill systemd-networkd
          unit-oom-killed unit=kubelet.service | oom-kill kubelet
          dhcp-lease program=systemd-networkd dev=eth0 address=10.0.0.1/24 | lease eth0 10.0.0.1/24
          dhcp-lease-lost program=systemd-networkd dev=eth0 | lease eth0 lost
          link-managed program=systemd-networkd dev=eth0 file=/etc/x.network | reconfigure eth0 /etc/x.network
          pod-cidr-changed program=kubelet to=10.244.1.0/24 | reconfigure kubelet -> 10.244.1.0/24
          bgp-error program=bird session=Mesh_1 reason=Hold | session Mesh_1 Hold
          vrrp-state program=keepalived instance=VI_1 state=MASTER | failover VI_1 MASTER
          duplicate-address program=kernel dev=eth0 address=fd00::12 | conflict fd00::12 eth0
          """)
  void line_thatIsAnIncidentOrACause_isAnEvent(String line, String event) {
    assertThat(texts(look(log("2026-11-20T09:58:03Z", line))))
        .containsExactly(
            event.replaceFirst("^(\\S+ (?:route cache|\\S+))", "$1 [09:58:03, 09:58:04]"));
  }

  @ParameterizedTest
  @CsvSource({
    "oom-kill program=kernel process=java",
    "connect-failed program=kubelet address=10.0.0.1:6443 reason=refused",
    "unit-exited unit=kubelet.service status=1/FAILURE",
    "carrier-lost program=kernel",
    "unheard-of program=kubelet"
  })
  void line_thatIsNone_isNone(String line) {
    assertThat(look(log("2026-11-20T09:58:03Z", line))).isEmpty();
  }

  @Test
  void page_saysWhichEntriesAreEvents() throws IOException {
    Pattern row =
        Pattern.compile("^\\| `([a-z-]+)` \\| ([a-z-]+) \\| [^|]*\\|$", Pattern.MULTILINE);
    Map<String, String> said =
        row.matcher(section("## Which lines are events"))
            .results()
            .collect(toMap(found -> group(found, 1), found -> group(found, 2)));

    assertThat(said)
        .containsExactlyInAnyOrderEntriesOf(
            LogMeaning.ALL.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().kind().word())));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:58:03Z, 2026-11-20T09:58:03Z, 2026-11-20T09:58:04Z",
    "2026-11-20T09:58:03.250Z, 2026-11-20T09:58:03.250Z, 2026-11-20T09:58:03.251Z",
    "2026-11-20T10:58:03, 2026-11-20T09:58:03Z, 2026-11-20T09:58:04Z",
    "--11-20T10:58:03.5, 2026-11-20T09:58:03.500Z, 2026-11-20T09:58:03.501Z",
    "--11-20T11:00:00, 2026-11-20T10:00:00Z, 2026-11-20T10:00:01Z",
    // Daylight saving may have been another one; and what is ahead of the look was a year ago.
    "--06-20T10:58:03, 2026-06-20T08:58:03Z, 2026-06-20T10:58:04Z",
    "--12-20T10:58:03, 2025-12-20T08:58:03Z, 2025-12-20T10:58:04Z",
    "--02-29T10:58:03, 2024-02-29T08:58:03Z, 2024-02-29T10:58:04Z",
    "boot+7083.000000, 2026-11-20T09:58:02Z, 2026-11-20T09:58:04Z"
  })
  void time_inEveryForm_isPlaced(String at, Instant from, Instant to) {
    BootLook look = new BootLook(TEN, "boot-a", up(TEN), ZoneOffset.ofHours(1));
    FactLife life = life(log(at, "carrier-lost program=kernel dev=eth0"), TEN.plusSeconds(8));

    assertThat(linkEvents(look, life)).containsExactly(event(EventKind.LINK_DOWN, from, to));
  }

  @Test
  void time_withoutZoneAndOffset_isAsWideAsTheWorldButNotBeyondTheLook() {
    BootLook look = new BootLook(TEN, null, null, null);
    FactLife life = life(log("--11-20T09:58:03", "carrier-lost program=kernel dev=eth0"), TEN);

    assertThat(linkEvents(look, life))
        .containsExactly(event(EventKind.LINK_DOWN, Instant.parse("2026-11-19T19:58:03Z"), TEN));
  }

  @ParameterizedTest
  @CsvSource({"boot+7083.000000", "''"})
  void time_thatNothingPlaces_isNoEvent(String at) {
    BootLook look = new BootLook(TEN, null, null, null);
    FactLife life = life(log(at, "carrier-lost program=kernel dev=eth0"), TEN);

    assertThat(linkEvents(look, life)).isEmpty();
  }

  @Test
  void restart_ofStateAndJournal_isOne() {
    Fact[] journal = {
      log("2026-11-20T10:02:31Z", "unit-stopped unit=kubelet.service"),
      log("2026-11-20T10:02:31Z", "unit-started unit=kubelet.service"),
      log("2026-11-20T10:02:33.120Z", "component-started program=kubelet version=1.28.2")
    };

    assertThat(twoLooks(start("10:02:31", 7351, "a2"), journal))
        .containsExactly("restart kubelet [10:02:31, 10:02:32]");
  }

  @Test
  void restarts_betweenTwoLooks_areAllTold_theLatestOnce() {
    Fact[] journal = {
      log("2026-11-20T10:01:10Z", "unit-started unit=kubelet.service"),
      log("2026-11-20T10:04:20Z", "unit-started unit=kubelet.service")
    };
    Fact unplaced = new UnitStart("kubelet.service", null, null, "a2").toFact();

    assertThat(twoLooks(start("10:04:20", 7460, "a2"), journal))
        .containsExactly(
            "restart kubelet [10:01:10, 10:01:11]", "restart kubelet [10:04:20, 10:04:21]");
    assertThat(twoLooks(unplaced, journal))
        .as("the state that tells no instant gets the journal's")
        .containsExactly(
            "restart kubelet [10:01:10, 10:01:11]", "restart kubelet [10:04:20, 10:04:21]");
  }

  @Test
  void failure_ofStateAndJournal_isOneAtTheJournalsInstant() {
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), state("active", "running"))
            .look(
                minutes(5),
                "boot-a",
                up(minutes(5)),
                state("failed", "failed"),
                log("2026-11-20T10:03:07Z", "unit-failed unit=kubelet.service result=oom-kill"))
            .facts();

    assertThat(texts(sinceTen(Events.of(facts))))
        .containsExactly("stop kubelet [10:03:07, 10:03:08] failed: oom-kill");
  }

  @Test
  void crashLoop_isToldOnce() {
    List<Fact> journal = new ArrayList<>();
    for (int second = 0; second < 600; second += 11) {
      Instant fails = minutes(-20).plusSeconds(second);
      journal.add(log(fails.toString(), "unit-failed unit=kubelet.service result=exit-code"));
      journal.add(log(fails.plusSeconds(10) + "", "unit-stopped unit=kubelet.service"));
      journal.add(log(fails.plusSeconds(10) + "", "unit-started unit=kubelet.service"));
    }

    assertThat(texts(look(journal.toArray(Fact[]::new))))
        .containsExactly(
            "stop kubelet [09:40:00, 09:40:01] failed: exit-code",
            "start kubelet [09:40:10, 09:40:11]");
  }

  @Test
  void linkThatFlaps_seenByThree_isToldOnceEachWay_andAgainOnceItWasQuiet() {
    assertThat(
            texts(
                look(
                    log("boot+6003.200000", "carrier-lost program=kernel dev=eth0"),
                    log("2026-11-20T09:40:03Z", "carrier-lost program=systemd-networkd dev=eth0"),
                    log("2026-11-20T09:40:03.250Z", "carrier-lost program=NetworkManager dev=eth0"),
                    log("2026-11-20T09:40:04Z", "carrier-gained program=systemd-networkd dev=eth0"),
                    log("2026-11-20T09:40:40Z", "carrier-lost program=systemd-networkd dev=eth0"),
                    log("2026-11-20T09:41:10Z", "carrier-gained program=systemd-networkd dev=eth0"),
                    log("2026-11-20T09:50:00Z", "carrier-lost program=systemd-networkd dev=eth0"))))
        .containsExactly(
            "link-down eth0 [09:40:03.250, 09:40:03.251]",
            "link-up eth0 [09:40:04, 09:40:05]",
            "link-down eth0 [09:50:00, 09:50:01]");
  }

  @Test
  void ongoingTrouble_isToldOnceAnHour_howeverMuchOfTheHourALookShows() {
    assertThat(
            texts(
                look(
                    log("2026-11-20T08:50:00Z", "conntrack-table-full program=kernel"),
                    log("2026-11-20T09:00:07Z", "conntrack-table-full program=kernel"),
                    log("2026-11-20T09:31:00Z", "conntrack-table-full program=kernel"))))
        .containsExactly(
            "table-full conntrack [08:50:00, 08:50:01]",
            "table-full conntrack [09:00:07, 09:00:08]");
  }

  @Test
  void routesThatFailInOneSecond_areTwo() {
    assertThat(
            look(
                log("2026-11-20T09:40:00Z", "route-add-failed program=flanneld prefix=10.1.0.0/24"),
                log(
                    "2026-11-20T09:40:00Z",
                    "route-add-failed program=flanneld prefix=10.2.0.0/24")))
        .hasSize(2);
  }

  @Test
  void firstStartOfABoot_isAStart() {
    NodeFacts facts =
        new RecordedNode()
            .look(
                TEN,
                "boot-a",
                up(TEN),
                log("2026-11-20T08:00:09Z", "component-started program=kube-proxy"),
                log("2026-11-20T09:00:00Z", "component-started program=kube-proxy"))
            .look(
                minutes(60),
                "boot-b",
                Duration.ofMinutes(30),
                log("2026-11-20T10:30:09Z", "component-started program=kube-proxy"))
            .facts();

    assertThat(texts(Events.of(facts)))
        .filteredOn(text -> text.contains("kube-proxy"))
        .containsExactly(
            "start kube-proxy [08:00:09, 08:00:10]",
            "restart kube-proxy [09:00:00, 09:00:01]",
            "start kube-proxy [10:30:09, 10:30:10]");
  }

  @Test
  void anyOrderOfFacts_isTheSame_andAnotherLookAtTheSameLinesAddsNothing() {
    Random random = new Random(7);
    String[] lines = {
      "unit-failed unit=kubelet.service result=exit-code",
      "unit-stopped unit=kubelet.service",
      "unit-started unit=kubelet.service",
      "component-started program=kubelet",
      "carrier-lost program=kernel dev=eth0",
      "carrier-gained program=kernel dev=eth0",
      "xtables-lock-held program=kubelet"
    };
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String at = BOOT.plusSeconds(random.nextInt(7_000)).toString();
      facts.add(log(random.nextBoolean() ? at : at.replace("Z", ""), lines[i % lines.length]));
    }
    List<Event> events = look(facts.toArray(Fact[]::new));

    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(facts, random);
      assertThat(look(facts.toArray(Fact[]::new))).isEqualTo(events);
    }
    NodeFacts twice =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), facts.toArray(Fact[]::new))
            .look(minutes(5), "boot-a", up(minutes(5)), facts.subList(0, 90).toArray(Fact[]::new))
            .facts();
    assertThat(withoutReboot(Events.of(twice))).isEqualTo(events);
  }

  private static List<Event> look(Fact... facts) {
    return withoutReboot(Events.of(new RecordedNode().look(TEN, "boot-a", up(TEN), facts).facts()));
  }

  private static List<String> twoLooks(Fact secondStart, Fact... journal) {
    List<Fact> second = new ArrayList<>(List.of(journal));
    second.add(secondStart);
    second.add(state("active", "running"));
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), state("active", "running"), start("08:00:05", 5, "a1"))
            .look(minutes(5), "boot-a", up(minutes(5)), second.toArray(Fact[]::new))
            .facts();
    return texts(sinceTen(Events.of(facts)));
  }

  private static List<Event> withoutReboot(List<Event> events) {
    return events.stream().filter(event -> event.kind() != EventKind.REBOOT).toList();
  }

  private static List<Event> sinceTen(List<Event> events) {
    return events.stream().filter(event -> !event.from().isBefore(TEN)).toList();
  }

  private static List<Event> linkEvents(BootLook look, FactLife life) {
    NodeId node = new NodeId("prod", "worker-1");
    return withoutReboot(Events.of(new NodeFacts(node, List.of(life), List.of(look))));
  }

  private static Event event(EventKind kind, Instant from, Instant to) {
    return new Event("prod", "worker-1", kind, "eth0", from, to, "", null);
  }

  private static FactLife life(Fact fact, Instant sectionEnd) {
    return new FactLife(fact, null, sectionEnd, TEN, TEN, null);
  }

  /** {@code event name=value ...}; systemd where no program is named. */
  private static Fact log(String at, String line) {
    String[] words = line.split(" ", -1);
    TreeMap<String, String> details = new TreeMap<>();
    Arrays.stream(words)
        .skip(1)
        .map(word -> word.split("=", 2))
        .forEach(pair -> details.put(pair[0], pair[1]));
    String program = details.getOrDefault("program", "systemd");
    details.remove("program");
    @Nullable LogTime time = at.isEmpty() ? null : LogTime.parse(at);
    return new LogEvent(words[0], program, time, details).toFact();
  }

  private static Fact start(String time, long secondsSinceBoot, String invocation) {
    LoggedTime since = LoggedTime.parse("2026-11-20T" + time + "Z");
    return new UnitStart("kubelet.service", since, secondsSinceBoot * 1_000_000, invocation)
        .toFact();
  }

  private static Fact state(String active, String sub) {
    return new UnitState("kubelet.service", "loaded", active, sub, "enabled").toFact();
  }

  private static Instant minutes(int minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private static Duration up(Instant at) {
    return Duration.between(BOOT, at);
  }

  private static List<String> texts(List<Event> events) {
    return events.stream().map(LoggedEventsTest::text).toList();
  }

  private static String text(Event event) {
    return "%s %s [%s, %s] %s"
        .formatted(
            event.kind().word(),
            event.what(),
            clock(event.from()),
            clock(event.to()),
            event.detail())
        .strip();
  }

  private static String clock(Instant instant) {
    return instant.toString().replace("2026-11-20T", "").replace("Z", "");
  }

  /** A section of the page, up to the next. */
  private static String section(String title) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(title) + title.length();
    return page.substring(begin, page.indexOf("\n## ", begin));
  }

  private static String group(MatchResult found, int group) {
    return found.group(group);
  }
}
