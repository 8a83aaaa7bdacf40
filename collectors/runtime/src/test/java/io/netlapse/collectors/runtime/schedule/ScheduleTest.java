package io.netlapse.collectors.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final Schedule EVERY_FIVE = utc("*/5 * * * *");

  @Test
  void firstRun_isTheNextSlotAndItsSpread() {
    assertThat(EVERY_FIVE.next(null, instant("2026-11-21T12:01:00Z")))
        .isEqualTo(turn("2026-11-21T12:05:00Z", "2026-11-21T12:05:20Z"));
    assertThat(EVERY_FIVE.next(null, instant("2026-11-21T12:05:10Z")))
        .isEqualTo(turn("2026-11-21T12:05:00Z", "2026-11-21T12:05:20Z"));
  }

  @Test
  void nextRun_followsTheLast() {
    assertThat(EVERY_FIVE.next(instant("2026-11-21T12:05:00Z"), instant("2026-11-21T12:05:21Z")))
        .isEqualTo(turn("2026-11-21T12:10:00Z", "2026-11-21T12:10:20Z"));
  }

  @Test
  void missedRuns_areCaughtUpOnceASpreadFromNow() {
    Turn missed =
        utc("0 * * * *").next(instant("2026-11-21T02:00:00Z"), instant("2026-11-21T12:31:00Z"));

    assertThat(missed).isEqualTo(turn("2026-11-21T12:00:00Z", "2026-11-21T12:31:20Z"));
    assertThat(utc("0 * * * *").next(missed.slot(), missed.at().plusSeconds(5)))
        .isEqualTo(turn("2026-11-21T13:00:00Z", "2026-11-21T13:00:20Z"));
  }

  @Test
  void missedRuns_waitForASlotThatComesSooner() {
    assertThat(EVERY_FIVE.next(instant("2026-11-21T02:00:00Z"), instant("2026-11-21T12:05:05Z")))
        .isEqualTo(turn("2026-11-21T12:05:00Z", "2026-11-21T12:05:20Z"));
  }

  @Test
  void clockSetBackALittle_runsNoSlotAgain() {
    assertThat(EVERY_FIVE.next(instant("2026-11-21T12:05:00Z"), instant("2026-11-21T12:03:00Z")))
        .isEqualTo(turn("2026-11-21T12:10:00Z", "2026-11-21T12:10:20Z"));
  }

  @Test
  void clockSetBackALot_beginsAnew() {
    assertThat(EVERY_FIVE.next(instant("2027-11-21T12:05:00Z"), instant("2026-11-21T12:03:00Z")))
        .isEqualTo(turn("2026-11-21T12:05:00Z", "2026-11-21T12:05:20Z"));
  }

  @Test
  void hourThatIsSkipped_hasNoRuns() {
    assertThat(slots("30 2 * * *", "2026-03-28T00:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
    assertThat(slots("*/30 * * * *", "2026-03-29T00:20:00Z", 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
  }

  @Test
  void hourThatComesTwice_hasOneDailyRunAndAllFrequentOnes() {
    assertThat(slots("30 2 * * *", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(slots("*/30 * * * *", "2026-10-24T23:40:00Z", 6))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T02:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * *|contains 4 parts",
        "61 * * * *|Value 61 not in range",
        "@hourly|such as '*/5 * * * *'",
        "0 0 31 2 *|a time that never comes"
      })
  void whatIsNoExpression_isExplained(String expression, String said) {
    assertThatThrownBy(() -> utc(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + expression + "'")
        .hasMessageContaining(said);
  }

  /**
   * Whatever the clock does, the next run is near, and no slot comes again while the clock runs on.
   */
  @RepeatedTest(20)
  void nextRun_isNeverFarAndNeverInABurst(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    String expression =
        List.of("*/5 * * * *", "7 * * * *", "*/7 1-23 * * *").get(random.nextInt(3));
    Schedule schedule = Schedule.of(expression, BERLIN, Duration.ofSeconds(random.nextInt(60)));
    Instant now = instant("2026-10-20T00:00:00Z").plusSeconds(random.nextInt(14 * 86_400));
    Instant last = null;
    for (int step = 0; step < 300; step++) {
      now = now.plusSeconds(random.nextInt(7_200) - 1_800);
      Turn turn = schedule.next(last, now);

      assertThat(turn.at())
          .as(expression)
          .isAfterOrEqualTo(now)
          .isBefore(now.plusSeconds(4 * 3_600));
      if (last == null || now.isAfter(last)) {
        assertThat(turn.slot()).as(expression).isNotEqualTo(last);
      }
      now = turn.at();
      last = turn.slot();
    }
  }

  private static List<String> slots(String expression, String from, int number) {
    Schedule schedule = Schedule.of(expression, BERLIN, Duration.ZERO);
    List<String> slots = new ArrayList<>();
    Instant last = null;
    Instant now = instant(from);
    for (int i = 0; i < number; i++) {
      last = schedule.next(last, now).slot();
      now = last;
      slots.add(last.toString());
    }
    return slots;
  }

  private static Schedule utc(String expression) {
    return Schedule.of(expression, ZoneOffset.UTC, SPREAD);
  }

  private static Instant instant(String text) {
    return Instant.parse(text);
  }

  private static Turn turn(String slot, String at) {
    return new Turn(instant(slot), instant(at));
  }
}
