package io.netlapse.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class MergingTest {

  @Test
  void merge_overlapping_isTheirIntersection() {
    assertThat(Events.merge(List.of(event(0, 300, null), event(130, 131, null))))
        .containsExactly(event(130, 131, null));
  }

  @Test
  void merge_chainWithoutCommonInstant_isTheirHull() {
    assertThat(Events.merge(List.of(event(0, 10, null), event(20, 30, null), event(5, 25, null))))
        .containsExactly(event(0, 30, null));
  }

  @Test
  void merge_apart_staysApart() {
    List<Event> events = List.of(event(0, 10, null), event(11, 20, null));

    assertThat(Events.merge(events)).isEqualTo(events);
  }

  @Test
  void merge_oneIdentity_isOneWhateverTheTimes() {
    assertThat(Events.merge(List.of(event(0, 10, "a"), event(90, 99, "a"), event(5, 7, "b"))))
        .containsExactly(event(0, 99, "a"), event(5, 7, "b"));
  }

  @Test
  void merge_otherKindOrNode_staysApart() {
    Event restart = event(0, 10, null);
    Event elsewhere =
        new Event("prod", "worker-2", restart.kind(), restart.what(), at(0), at(10), "", null);
    Event everywhere =
        new Event("prod", null, restart.kind(), restart.what(), at(0), at(10), "", null);
    Event stop =
        new Event("prod", "worker-1", EventKind.STOP, restart.what(), at(0), at(10), "", null);

    assertThat(Events.merge(List.of(restart, elsewhere, everywhere, stop))).hasSize(4);
  }

  @RepeatedTest(300)
  void merge_anyOrderAndRepetition_isTheSame(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<Event> events = events(random);
    List<Event> merged = Events.merge(events);
    List<Event> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, random.nextInt(events.size() + 1)));
    Collections.shuffle(shuffled, random);

    assertThat(Events.merge(shuffled)).isEqualTo(merged);
    assertThat(Events.merge(merged)).isEqualTo(merged);
  }

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      int from = random.nextInt(100);
      @Nullable String identity = random.nextBoolean() ? null : "id-" + random.nextInt(3);
      events.add(event(from, from + random.nextInt(20), identity));
    }
    return events;
  }

  private static Event event(int from, int to, @Nullable String identity) {
    return new Event(
        "prod", "worker-1", EventKind.RESTART, "kubelet", at(from), at(to), "", identity);
  }

  private static Instant at(int second) {
    return Instant.ofEpochSecond(1_795_000_000L + second);
  }
}
