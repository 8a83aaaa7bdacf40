package io.netlapse.engine.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class SuspectsTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final NodeId CP_1 = new NodeId("prod", "cp-1");
  private static final Window CHANGE = new Window(hour(100), hour(101));
  private static final List<Mechanism> MECHANISMS =
      List.of(
          new Mechanism(EventKind.RESTART, "kube-proxy", "it binds addresses when it starts"),
          new Mechanism(EventKind.UPGRADE, "kubelet", "kube-proxy comes with it"));

  @Test
  void reasons_nameTimeMechanismAndCounterExamples() {
    List<Event> events =
        List.of(upgrade("cp-1", 52), upgrade("worker-1", 50), upgrade("worker-2", 51));

    Suspect suspect =
        suspects(events, Fleet.of(Map.of(), Set.of("worker-1", "worker-2"))).getFirst();

    assertThat(suspect.order()).isEqualTo(Order.BEFORE);
    assertThat(suspect.followedOn()).containsExactly("cp-1");
    assertThat(suspect.notFollowedOn()).containsExactly("worker-1", "worker-2");
    assertThat(suspect.reasons())
        .containsExactly(
            "Upgrade of kubelet (1.20.7 -> 1.21.2) on cp-1 was over 2 days before the window of the"
                + " change began.",
            "It can bring the change about: kube-proxy comes with it.",
            "The change followed such an event on cp-1, typically within 2 days; it did not follow"
                + " it on worker-1, worker-2.");
  }

  @Test
  void order_eventInsideTheWindowIsPossibleAndSaysSo() {
    Suspect suspect = suspects(List.of(restart("cp-1", 100.5)), Fleet.UNKNOWN).getFirst();

    assertThat(suspect.order()).isEqualTo(Order.POSSIBLE);
    assertThat(suspect.certainty()).isEqualTo(Certainty.POSSIBLE);
    assertThat(suspect.reasons().getFirst()).contains("it may have come first or later");
  }

  @Test
  void order_eventAfterTheChangeIsListedLastAndExcluded() {
    List<Suspect> suspects =
        suspects(
            List.of(restart("cp-1", 102), event("cp-1", EventKind.STOP, "sshd", 1, "")),
            Fleet.UNKNOWN);

    assertThat(suspects)
        .extracting(Suspect::certainty)
        .containsExactly(Certainty.WEAK, Certainty.EXCLUDED);
    assertThat(suspects.getLast().score()).isZero();
    assertThat(suspects.getLast().reasons())
        .containsExactly(
            "Restart of kube-proxy on cp-1 came 60 minutes after the change was seen, so it did not"
                + " cause it.");
  }

  @Test
  void horizon_leavesOutWhatIsTooFar() {
    List<Event> events =
        List.of(restart("cp-1", 100 - 14 * 24 - 1), restart("cp-1", 101 + 25), restart("cp-1", 99));

    assertThat(suspects(events, Fleet.UNKNOWN)).hasSize(1);
  }

  @Test
  void fleet_thatFollowsTheEventAndNothingElse_makesItLikely() {
    List<Event> events = new ArrayList<>();
    Map<String, List<Window>> got = new HashMap<>();
    for (String node : List.of("cp-1", "a", "b", "c", "d")) {
      events.add(event(node, EventKind.UPGRADE, "containerd", 98, "1.6 -> 1.7"));
      got.put(node, List.of(CHANGE));
    }
    events.add(event("cp-1", EventKind.RESTART, "kube-proxy", 99, ""));

    List<Suspect> suspects = suspects(events, Fleet.of(got, Set.of("v", "w", "x", "y", "z")));

    Suspect first = suspects.getFirst();
    assertThat(first.event().what()).isEqualTo("containerd");
    assertThat(first.event().node()).isEqualTo("cp-1");
    assertThat(first.certainty()).isEqualTo(Certainty.LIKELY);
    assertThat(first.falseDiscoveryRate()).isNotNull().isLessThan(0.01);
    assertThat(first.typicalLag()).isEqualTo(Duration.ofHours(3));
    assertThat(first.reasons()).last().asString().contains("Fisher's exact test");
  }

  @Test
  void fleet_changeWithoutTheEventSpeaksAgainstIt() {
    List<Event> events = List.of(restart("cp-1", 99));
    Map<String, List<Window>> got = Map.of("a", List.of(CHANGE), "b", List.of(CHANGE));

    Suspect against = suspects(events, Fleet.of(got, Set.of())).getFirst();
    Suspect alone = suspects(events, Fleet.UNKNOWN).getFirst();

    assertThat(against.score()).isLessThan(alone.score());
    assertThat(against.reasons()).last().asString().contains("without such an event on 2 nodes");
  }

  @Test
  void eventOfTheClusterAndOfAnotherNode_countLess() {
    List<Event> events = List.of(restart("cp-1", 99), restart(null, 99), restart("other", 99));

    assertThat(suspects(events, Fleet.UNKNOWN))
        .extracting(suspect -> suspect.event().node())
        .containsExactly("cp-1", null, "other");
  }

  @Test
  void otherClocks_widenOtherNodesOnly() {
    List<Event> events = List.of(restart("cp-1", 99), restart("other", 99));
    Suspects.Horizon horizon =
        new Suspects.Horizon(Duration.ofDays(14), Duration.ofDays(1), Duration.ofHours(2));

    assertThat(Suspects.of(CHANGE, CP_1, events, MECHANISMS, Fleet.UNKNOWN, horizon))
        .extracting(Suspect::order)
        .containsExactly(Order.BEFORE, Order.POSSIBLE);
  }

  @Test
  void recordedCapture_theRestartAfterwardsIsNoCause() {
    // recordings: a Service took the address between two looks, kube-proxy was restarted later.
    Window change =
        new Window(Instant.parse("2020-11-23T02:11:34Z"), Instant.parse("2020-11-23T02:22:02Z"));
    Instant created = Instant.parse("2020-11-23T02:21:43Z");
    Instant restarted = Instant.parse("2020-11-23T02:32:31Z");
    NodeId node = new NodeId("prod", "node-1");
    List<Event> events =
        List.of(
            new Event(
                "prod",
                null,
                EventKind.EXTERNAL,
                "service",
                created,
                created,
                "shop/checkout",
                null),
            new Event(
                "prod", "node-1", EventKind.RESTART, "kube-proxy", restarted, restarted, "", null));

    List<Suspect> suspects =
        Suspects.of(change, node, events, MECHANISMS, Fleet.UNKNOWN, Suspects.Horizon.DEFAULT);

    assertThat(suspects)
        .extracting(suspect -> suspect.event().what(), Suspect::order)
        .containsExactly(tuple("service", Order.POSSIBLE), tuple("kube-proxy", Order.AFTER));
  }

  @RepeatedTest(20)
  void rank_doesNotDependOnTheOrderOfEvents(RepetitionInfo repetition) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(restart("n" + i % 4, 90 + i));
      events.add(upgrade("n" + i % 3, 95));
    }
    List<Event> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(repetition.getCurrentRepetition()));

    assertThat(suspects(shuffled, Fleet.UNKNOWN)).isEqualTo(suspects(events, Fleet.UNKNOWN));
  }

  private static List<Suspect> suspects(List<Event> events, Fleet fleet) {
    return Suspects.of(CHANGE, CP_1, events, MECHANISMS, fleet, Suspects.Horizon.DEFAULT);
  }

  private static Event upgrade(String node, double hour) {
    return event(node, EventKind.UPGRADE, "kubelet", hour, "1.20.7 -> 1.21.2");
  }

  private static Event restart(@Nullable String node, double hour) {
    return event(node, EventKind.RESTART, "kube-proxy", hour, "");
  }

  private static Event event(
      @Nullable String node, EventKind kind, String what, double hour, String detail) {
    return new Event("prod", node, kind, what, hour(hour), hour(hour), detail, null);
  }

  private static Instant hour(double hour) {
    return START.plusSeconds((long) (hour * 3600));
  }
}
