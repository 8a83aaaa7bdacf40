package io.netlapse.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.system.ComponentVersion;
import io.netlapse.spi.system.InstalledPackage;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.Machine;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.PackageChange.Action;
import io.netlapse.spi.system.PackageChange.Log;
import io.netlapse.spi.system.ProcessStart;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EventsTest {

  private static final Instant BOOT = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void of_kubeletUpgrade_isOneUpgradeAndOneRestart() {
    Fact logged = dpkg("2026-11-20T10:02:10", Action.UPGRADE, "1.20.7-00", "1.21.2-00");
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), version("1.20.7"), running(), start("08:00:05", 5, "a1"))
            .look(
                minutes(5),
                "boot-a",
                up(minutes(5)),
                version("1.21.2"),
                running(),
                start("10:02:31", 7351, "a2"),
                logged)
            .facts();

    assertThat(since(TEN, Events.of(facts)))
        .containsExactly(
            "upgrade kubelet [2026-11-20T10:02:10Z, 2026-11-20T10:02:11Z] 1.20.7 -> 1.21.2",
            "restart kubelet [2026-11-20T10:02:31Z, 2026-11-20T10:02:32Z]");
  }

  @Test
  void of_anotherMachineId_isAChangeOfTheMachine_eachTime() {
    Fact one = new Machine("5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b").toFact();
    Fact other = new Machine("b1c94e0a7d3f4f0d9a4c1b2d3e4f5a6b").toFact();
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), one)
            .look(minutes(5), "boot-a", up(minutes(5)), one)
            .look(minutes(10), "boot-a", up(minutes(10)), other)
            .look(minutes(15), "boot-a", up(minutes(15)), one)
            .facts();

    assertThat(since(TEN, Events.of(facts)))
        .containsExactly(
            "machine-changed node [2026-11-20T10:05:00Z, 2026-11-20T10:10:00Z]"
                + " 5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b -> b1c94e0a7d3f4f0d9a4c1b2d3e4f5a6b",
            "machine-changed node [2026-11-20T10:10:00Z, 2026-11-20T10:15:00Z]"
                + " b1c94e0a7d3f4f0d9a4c1b2d3e4f5a6b -> 5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b");
  }

  @Test
  void of_reboot_isOneRebootAndStarts() {
    Instant again = Instant.parse("2026-11-20T10:03:00Z");
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), running(), start("08:00:05", 5, "a1"), process(6))
            .look(
                minutes(5),
                "boot-b",
                Duration.between(again, minutes(5)),
                running(),
                start("10:03:09", 9, "b1"),
                process(12))
            .look(
                minutes(10),
                "boot-b",
                Duration.between(again, minutes(10)),
                running(),
                start("10:03:09", 9, "b1"),
                process(12))
            .facts();

    assertThat(since(TEN, Events.of(facts)))
        .containsExactly(
            "reboot node [2026-11-20T10:02:59Z, 2026-11-20T10:03:01Z]",
            "start kubelet [2026-11-20T10:03:09Z, 2026-11-20T10:03:10Z]",
            "start kube-proxy [2026-11-20T10:03:11Z, 2026-11-20T10:03:13Z]");
  }

  @Test
  void of_idleNode_tellsNoMoreThanItsFirstLook() {
    Fact[] state = {version("1.21.2"), running(), start("08:00:05", 5, "a1"), process(6)};
    RecordedNode node = new RecordedNode().look(TEN, "boot-a", up(TEN), state);
    List<Event> first = Events.of(node.facts());

    for (int look = 1; look <= 288; look++) {
      node.look(minutes(5 * look), "boot-a", up(minutes(5 * look)), state);
    }

    assertThat(Events.of(node.facts())).isEqualTo(first);
    assertThat(texts(first))
        .containsExactly(
            "reboot node [2026-11-20T07:59:59Z, 2026-11-20T08:00:01Z]",
            "start kubelet [2026-11-20T08:00:05Z, 2026-11-20T08:00:06Z]",
            "start kube-proxy [2026-11-20T08:00:05Z, 2026-11-20T08:00:07Z]");
  }

  @Test
  void of_firstLookAtNode_claimsNoReboot_withoutUptime() {
    NodeFacts facts =
        new NodeFacts(
            new RecordedNode().facts().node(),
            List.of(),
            List.of(new BootLook(TEN, "boot-a", null, null)));

    assertThat(Events.of(facts)).isEmpty();
  }

  @Test
  void of_unitThatFailed_isStop() {
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), running())
            .look(minutes(5), "boot-a", up(minutes(5)), state("failed", "failed"))
            .facts();

    assertThat(since(TEN, Events.of(facts)))
        .containsExactly("stop kubelet [2026-11-20T10:00:00Z, 2026-11-20T10:05:00Z] failed");
  }

  @Test
  void of_unitThatIsRestartedOrRenabled_isNoStop() {
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), running())
            .look(minutes(5), "boot-a", up(minutes(5)), state("activating", "auto-restart"))
            .look(minutes(10), "boot-a", up(minutes(10)), running())
            .facts();

    assertThat(since(TEN, Events.of(facts))).isEmpty();
  }

  @Test
  void of_unitAndProcessThatAreGone_areStops() {
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), running(), process(6))
            .look(minutes(5), "boot-a", up(minutes(5)))
            .facts();

    assertThat(since(TEN, Events.of(facts)))
        .containsExactly(
            "stop kube-proxy [2026-11-20T10:00:00Z, 2026-11-20T10:05:00Z]",
            "stop kubelet [2026-11-20T10:00:00Z, 2026-11-20T10:05:00Z]");
  }

  @Test
  void of_processThatSystemdStarted_isOneStart() {
    Fact kubelet = new ProcessStart("kubelet", Duration.ofMillis(5_350)).toFact();
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), kubelet, start("08:00:05", 5, "a1"))
            .facts();

    assertThat(texts(Events.of(facts))).filteredOn(text -> text.startsWith("start")).hasSize(1);
  }

  @Test
  void of_downgradeBetweenLooks_isInTheirWindow() {
    NodeFacts facts =
        new RecordedNode()
            .paste(TEN, version("1.21.10"))
            .paste(minutes(5))
            .paste(minutes(10), version("1.21.9"))
            .facts();

    assertThat(texts(Events.of(facts)))
        .containsExactly(
            "downgrade kubelet [2026-11-20T10:00:00Z, 2026-11-20T10:10:00Z] 1.21.10 -> 1.21.9");
  }

  @Test
  void of_logWithoutKnownZone_isAsWideAsTheWorld() {
    Fact logged = dpkg("2026-11-20T10:02:10", Action.REMOVE, "1.20.7-00", null);

    assertThat(texts(Events.of(new RecordedNode().paste(minutes(1440), logged).facts())))
        .containsExactly("remove kubelet [2026-11-19T20:02:10Z, 2026-11-20T22:02:11Z] 1.20.7-00");
  }

  @Test
  void of_oldLog_allowsForDaylightSaving() {
    Fact logged = dpkg("2026-06-20T10:02:10", Action.INSTALL, null, "1.20.7-00");

    assertThat(texts(Events.of(new RecordedNode().look(TEN, "boot-a", up(TEN), logged).facts())))
        .contains("install kubelet [2026-06-20T09:02:10Z, 2026-06-20T11:02:11Z] 1.20.7-00");
  }

  @Test
  void of_dpkgUpgradeToAnOlderVersion_isDowngrade() {
    Fact logged = dpkg("2026-11-20T09:59:10", Action.UPGRADE, "1:1.21.2-00", "1:1.21.2~rc1-00");

    assertThat(texts(Events.of(new RecordedNode().look(TEN, "boot-a", up(TEN), logged).facts())))
        .contains(
            "downgrade kubelet [2026-11-20T09:59:10Z, 2026-11-20T09:59:11Z] 1:1.21.2-00 ->"
                + " 1:1.21.2~rc1-00");
  }

  @Test
  void of_rpmList_isUpgradeWhereAnotherVersionWasThere() {
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), rpm("2026-11-20T09:00:00", "1.20.7-0"))
            .look(
                minutes(5),
                "boot-a",
                up(minutes(5)),
                version("1.21.2"),
                rpm("2026-11-20T10:02:10", "1.21.2-0"))
            .facts();

    assertThat(texts(Events.of(facts)))
        .contains(
            "install kubelet [2026-11-20T09:00:00Z, 2026-11-20T09:00:01Z] 1.20.7-0",
            "upgrade kubelet [2026-11-20T10:02:10Z, 2026-11-20T10:02:11Z] 1.20.7-0 -> 1.21.2-0");
  }

  @Test
  void of_rpmListAndLogOfOneUpgrade_areOneEvent() {
    Fact logged =
        new PackageChange(
                "kubelet",
                LoggedTime.parse("2026-11-20T09:58:12Z"),
                Action.UPGRADE,
                "1.20.7-0",
                "1.21.2-0",
                Log.DNF)
            .toFact();
    NodeFacts facts =
        new RecordedNode()
            .look(TEN, "boot-a", up(TEN), logged, rpm("2026-11-20T09:58:10", "1.21.2-0"))
            .facts();

    assertThat(texts(Events.of(facts))).filteredOn(text -> text.contains("kubelet")).hasSize(1);
  }

  @Test
  void of_listedPackages_comeChangeAndGo() {
    NodeFacts facts =
        new RecordedNode()
            .paste(TEN, new InstalledPackage("iproute2", "6.1.0-r2").toFact())
            .paste(
                minutes(5),
                new InstalledPackage("iproute2", "6.1.0-r3").toFact(),
                new InstalledPackage("ipvsadm", "1.31-r3").toFact())
            .paste(minutes(10), new InstalledPackage("iproute2", "6.1.0-r3").toFact())
            .facts();

    assertThat(texts(Events.of(facts)))
        .containsExactly(
            "upgrade iproute2 [2026-11-20T10:00:00Z, 2026-11-20T10:05:00Z] 6.1.0-r2 -> 6.1.0-r3",
            "install ipvsadm [2026-11-20T10:00:00Z, 2026-11-20T10:05:00Z] 1.31-r3",
            "remove ipvsadm [2026-11-20T10:05:00Z, 2026-11-20T10:10:00Z] 1.31-r3");
  }

  @Test
  void of_startInAnUnknownZone_isPlacedByTheBoot() {
    Fact start = new UnitStart("kubelet.service", null, 5_000_000L, "a1").toFact();

    assertThat(texts(Events.of(new RecordedNode().look(TEN, "boot-a", up(TEN), start).facts())))
        .contains("start kubelet [2026-11-20T08:00:04Z, 2026-11-20T08:00:06Z]");
  }

  @Test
  void of_startThatNothingPlaces_isNoEvent() {
    Fact start = new UnitStart("kubelet.service", null, 5_000_000L, "a1").toFact();

    assertThat(Events.of(new RecordedNode().paste(TEN, start).facts())).isEmpty();
    assertThat(texts(Events.of(new RecordedNode().paste(TEN).paste(minutes(5), start).facts())))
        .containsExactly("start kubelet [2026-11-20T10:00:00Z, 2026-11-20T10:05:00Z]");
  }

  @Test
  void of_anyOrderOfFacts_isTheSame() {
    RecordedNode node = new RecordedNode();
    for (int look = 0; look < 20; look++) {
      Instant at = minutes(3 * look);
      Fact start = start("10:%02d:01".formatted(3 * look), 7_200 + 180L * look, "a" + look);
      node.look(
          at, "boot-" + look / 7, up(at), version("1.2" + look % 3), start, process(look / 4));
    }
    NodeFacts facts = node.facts();
    List<Event> events = Events.of(facts);

    for (int seed = 0; seed < 50; seed++) {
      List<FactLife> lives = new ArrayList<>(facts.lives());
      List<BootLook> boots = new ArrayList<>(facts.boots());
      Collections.shuffle(lives, new Random(seed));
      Collections.shuffle(boots, new Random(seed));
      assertThat(Events.of(new NodeFacts(facts.node(), lives, boots))).isEqualTo(events);
    }
  }

  private static Instant minutes(int minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private static Duration up(Instant at) {
    return Duration.between(BOOT, at);
  }

  private static Fact version(String version) {
    return new ComponentVersion("kubelet", version, null).toFact();
  }

  private static Fact running() {
    return state("active", "running");
  }

  private static Fact state(String active, String sub) {
    return new UnitState("kubelet.service", "loaded", active, sub, "enabled").toFact();
  }

  private static Fact start(String time, long secondsSinceBoot, String invocation) {
    LoggedTime since = LoggedTime.parse("2026-11-20T" + time + "Z");
    return new UnitStart("kubelet.service", since, secondsSinceBoot * 1_000_000, invocation)
        .toFact();
  }

  private static Fact process(long secondsSinceBoot) {
    return new ProcessStart("kube-proxy", Duration.ofSeconds(secondsSinceBoot)).toFact();
  }

  private static Fact dpkg(String at, Action action, @Nullable String from, @Nullable String to) {
    return new PackageChange("kubelet", LoggedTime.parse(at), action, from, to, Log.DPKG).toFact();
  }

  private static Fact rpm(String at, String version) {
    return new PackageChange(
            "kubelet", LoggedTime.parse(at), Action.INSTALLED, null, version, Log.RPM)
        .toFact();
  }

  private static List<String> since(Instant from, List<Event> events) {
    return texts(events.stream().filter(event -> !event.from().isBefore(from)).toList());
  }

  private static List<String> texts(List<Event> events) {
    return events.stream().map(EventsTest::text).toList();
  }

  private static String text(Event event) {
    return "%s %s [%s, %s] %s"
        .formatted(event.kind().word(), event.what(), event.from(), event.to(), event.detail())
        .strip();
  }
}
