package io.netlapse.collectors.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In simulated time: what happens, and which captures begin when. */
final class TriggerTest {

  private static final WatchLimits LIMITS =
      new WatchLimits(millis(200), Duration.ofSeconds(5), Duration.ofMinutes(1));

  private Trigger trigger = Trigger.of(LIMITS);
  private Duration now = Duration.ofHours(1);
  private final List<String> captures = new ArrayList<>();

  @Test
  void oneChange_isCapturedAfterTheQuiet() {
    changed();
    pass(Duration.ofHours(1));

    assertThat(captures).containsExactly("3600.200 CHANGES");
  }

  @Test
  void changesThatFollowOneAnother_areOneCaptureBehindTheLast() {
    for (int change = 0; change < 4; change++) {
      changed();
      pass(millis(150));
    }
    pass(Duration.ofHours(1));

    assertThat(captures).containsExactly("3600.650 CHANGES");
  }

  @Test
  void changesWithoutEnd_areCapturedWithinASecondAndThenAtTheLimit() {
    for (int change = 0; change < 3_000; change++) {
      changed();
      pass(millis(10));
    }
    pass(Duration.ofHours(1));

    assertThat(captures)
        .startsWith("3600.800 CHANGES", "3601.600 CHANGES", "3602.400 CHANGES", "3605.800 CHANGES")
        .endsWith("3625.800 CHANGES", "3630.800 CHANGES")
        .hasSize(9);
  }

  @Test
  void missedChanges_areCapturedAtOnceAndWhole() {
    changed();
    trigger = trigger.missed(now);
    pass(Duration.ofHours(1));

    assertThat(captures).containsExactly("3600.000 WHOLE");
  }

  @Test
  void missedChanges_soonAfterAWholeCapture_areCapturedAtOnceAndWholeLater() {
    trigger = trigger.missed(now);
    pass(millis(300));
    trigger = trigger.missed(now);
    changed();
    pass(Duration.ofHours(1));

    assertThat(captures).containsExactly("3600.000 WHOLE", "3600.300 CHANGES", "3660.000 WHOLE");
  }

  @Test
  void captureByTheSchedule_showsWhatWasNoticedBeforeAndUsesUpNothing() {
    changed();
    trigger = trigger.missed(now).shown();
    pass(millis(100));
    assertThat(captures).isEmpty();

    for (int change = 0; change < WatchLimits.BURST; change++) {
      changed();
      pass(millis(200));
    }

    assertThat(captures)
        .containsExactly("3600.300 CHANGES", "3600.500 CHANGES", "3600.700 CHANGES");
  }

  private void changed() {
    trigger = trigger.changed(now);
  }

  private void pass(Duration duration) {
    Duration end = now.plus(duration);
    for (var due = trigger.due(); due.isPresent(); due = trigger.due()) {
      Duration at = due.get().compareTo(now) > 0 ? due.get() : now;
      if (at.compareTo(end) > 0) {
        break;
      }
      now = at;
      Extent extent = trigger.at(now).orElseThrow();
      captures.add("%d.%03d %s".formatted(now.toSeconds(), now.toMillisPart(), extent));
      trigger = trigger.began(extent, now);
    }
    now = end;
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
