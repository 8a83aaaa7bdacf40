package io.netlapse.collectors.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whatever happens, in whatever order, in simulated time: what was noticed is captured, soon where
 * the limit allows, and never more often than it does.
 */
final class TriggerPropertiesTest {

  private static final int STEPS = 300;

  private final List<Began> captures = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /** When a capture began, and of what. */
  private record Began(Duration at, Extent extent) {}

  @RepeatedTest(20)
  void whatWasNoticed_isCapturedWithinTheLimits(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    WatchLimits limits =
        new WatchLimits(
            Duration.ofMillis(random.nextInt(400)),
            Duration.ofMillis(1 + random.nextInt(10_000)),
            Duration.ofMillis(1 + random.nextInt(100_000)));
    Trigger trigger = Trigger.of(limits);
    Optional<Duration> changed = Optional.empty();
    Optional<Duration> missed = Optional.empty();
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(8) == 0 ? random.nextInt(30_000) : random.nextInt(150));
      switch (random.nextInt(20)) {
        case 0 -> {
          trigger = trigger.missed(now);
          missed = missed.or(() -> Optional.of(now));
        }
        case 1 -> {
          trigger = trigger.shown();
          changed = Optional.empty();
          missed = Optional.empty();
        }
        default -> {
          trigger = trigger.changed(now);
          changed = changed.or(() -> Optional.of(now));
        }
      }
      // Whoever captures may be late: the one before may still be going on.
      if (random.nextInt(3) > 0) {
        Optional<Extent> due = trigger.at(now);
        if (due.isPresent()) {
          trigger = trigger.began(due.get(), now);
          captures.add(new Began(now, due.get()));
          changed = Optional.empty();
          missed = due.get() == Extent.WHOLE ? Optional.empty() : missed;
        }
      }
      checkDue(trigger, limits, changed, missed);
    }
    checkRates(limits);
  }

  private void checkDue(
      Trigger trigger, WatchLimits limits, Optional<Duration> changed, Optional<Duration> missed) {
    if (changed.isEmpty() && missed.isEmpty()) {
      assertThat(trigger.due()).as("when nothing is to be captured, at %s", now).isEmpty();
      return;
    }
    Duration due = trigger.due().orElseThrow();
    changed.ifPresent(
        first ->
            assertThat(due)
                .as("of what changed at %s", first)
                .isLessThanOrEqualTo(later(first.plus(limits.longest()), allowed(limits))));
    missed.ifPresent(
        first ->
            assertThat(due)
                .as("of what was missed at %s", first)
                .isLessThanOrEqualTo(later(later(first, allowed(limits)), wholeAllowed(limits))));
  }

  /** When the limit allows another capture, counted from all that there were. */
  private Duration allowed(WatchLimits limits) {
    Duration latest = Duration.ZERO;
    for (int first = 0; first < captures.size(); first++) {
      long since = (long) captures.size() - first;
      Duration from =
          captures
              .get(first)
              .at()
              .plus(limits.interval().multipliedBy(since - WatchLimits.BURST + 1));
      latest = since < WatchLimits.BURST ? latest : later(latest, from);
    }
    return latest;
  }

  private Duration wholeAllowed(WatchLimits limits) {
    return captures.stream()
        .filter(each -> each.extent() == Extent.WHOLE)
        .map(each -> each.at().plus(limits.wholeInterval()))
        .reduce(Duration.ZERO, TriggerPropertiesTest::later);
  }

  private void checkRates(WatchLimits limits) {
    for (int first = 0; first < captures.size(); first++) {
      for (int last = first; last < captures.size(); last++) {
        Duration span = captures.get(last).at().minus(captures.get(first).at());
        long most = WatchLimits.BURST + span.dividedBy(limits.interval());
        assertThat(last - first + 1L).as("captures within %s", span).isLessThanOrEqualTo(most);
      }
    }
    List<Duration> whole =
        captures.stream().filter(each -> each.extent() == Extent.WHOLE).map(Began::at).toList();
    for (int each = 1; each < whole.size(); each++) {
      assertThat(whole.get(each).minus(whole.get(each - 1)))
          .as("between two captures of everything")
          .isGreaterThanOrEqualTo(limits.wholeInterval());
    }
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
