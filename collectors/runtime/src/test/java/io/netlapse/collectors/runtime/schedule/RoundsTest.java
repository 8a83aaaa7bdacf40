package io.netlapse.collectors.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundsTest {

  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final List<Duration> STEPS =
      Stream.of("PT3M", "-PT3M", "PT10M", "-PT10M", "P1D", "-P1D").map(Duration::parse).toList();

  @TempDir Path folder;
  private final SteppingTime time = new SteppingTime();
  private final List<String> ran = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private long ranAt;

  @Test
  void runs_comeAtTheirSlots() throws Exception {
    run(3);

    assertThat(ran)
        .containsExactly("2026-11-21T12:05:10Z", "2026-11-21T12:10:10Z", "2026-11-21T12:15:10Z");
  }

  @Test
  void afterARestart_whatWasMissedIsCaughtUpOnce() throws Exception {
    run(1);
    time.now = Instant.parse("2026-11-21T15:02:00Z");
    run(2);

    assertThat(ran)
        .containsExactly("2026-11-21T12:05:10Z", "2026-11-21T15:02:10Z", "2026-11-21T15:05:10Z");
  }

  @Test
  void clockThatStepsForth_bringsOneRunAndNoBurst() throws Exception {
    time.step(Duration.ofMinutes(7), Duration.ofDays(1));
    run(4);

    assertThat(ran.subList(0, 2)).containsExactly("2026-11-21T12:05:10Z", "2026-11-22T12:08:20Z");
    assertThat(ran.get(2)).isEqualTo("2026-11-22T12:10:10Z");
  }

  @Test
  void clockThatStepsBack_stopsNothing() throws Exception {
    time.step(Duration.ofMinutes(7), Duration.ofDays(-1));
    run(3);

    assertThat(ran)
        .containsExactly("2026-11-21T12:05:10Z", "2026-11-20T12:10:10Z", "2026-11-20T12:15:10Z");
  }

  /**
   * Steps of minutes and of a day, at any moment, at most one between two runs: where there is none
   * the slots follow one another, and else the next run is near and for another slot, unless the
   * clock was set back by more than a period.
   */
  @RepeatedTest(4)
  void clockThatStepsAgainAndAgain_losesNoSlotAndRunsNoneTwice(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<Turn> turns = new ArrayList<>();
    assertThatThrownBy(
            () ->
                rounds()
                    .run(
                        turn -> {
                          if (!turns.isEmpty()) {
                            checkFollows(turns.getLast(), turn);
                          }
                          turns.add(turn);
                          ranAt = time.nanos;
                          time.stepped = Duration.ZERO;
                          if (random.nextInt(3) > 0) {
                            time.step(
                                Duration.ofNanos(time.nanos).plusSeconds(random.nextInt(300)),
                                STEPS.get(random.nextInt(STEPS.size())));
                          }
                          if (turns.size() == 50) {
                            throw new InterruptedException();
                          }
                        }))
        .isInstanceOf(InterruptedException.class);
  }

  private void checkFollows(Turn last, Turn next) {
    Duration sinceLast = Duration.ofNanos(time.nanos - ranAt);
    String step = "with a step of " + time.stepped;
    // At worst the clock shows for the second time what was a period before the last run.
    assertThat(sinceLast).as(step).isLessThanOrEqualTo(PERIOD.multipliedBy(3).plusSeconds(10));
    if (time.stepped.isZero()) {
      assertThat(next.slot()).as("the next slot").isEqualTo(last.slot().plus(PERIOD));
    } else if (time.stepped.plus(PERIOD).isPositive()) {
      assertThat(next.slot()).as(step).isAfter(last.slot());
    }
  }

  @Test
  void runThatTakesLongerThanAPeriod_isFollowedByOne() throws Exception {
    assertThatThrownBy(
            () ->
                rounds()
                    .run(
                        turn -> {
                          ran.add(time.now().toString());
                          time.sleep(Duration.ofMinutes(12));
                          endAfter(3);
                        }))
        .isInstanceOf(InterruptedException.class);

    assertThat(ran)
        .containsExactly("2026-11-21T12:05:10Z", "2026-11-21T12:17:20Z", "2026-11-21T12:29:30Z");
  }

  @Test
  void folderThatIsGone_isSaidAndStopsNothing() throws Exception {
    Rounds rounds = rounds();
    Files.delete(folder);
    assertThatThrownBy(() -> rounds.run(this::note)).isInstanceOf(InterruptedException.class);

    assertThat(ran).hasSize(3);
    assertThat(remarks).first().asString().contains(folder.toString());
  }

  private void run(int times) {
    int before = ran.size();
    assertThatThrownBy(
            () ->
                rounds()
                    .run(
                        turn -> {
                          ran.add(time.now().toString());
                          if (ran.size() - before > times) {
                            ran.removeLast();
                            throw new InterruptedException();
                          }
                        }))
        .isInstanceOf(InterruptedException.class);
  }

  private void note(Turn turn) throws InterruptedException {
    ran.add(time.now().toString());
    endAfter(3);
  }

  private void endAfter(int runs) throws InterruptedException {
    if (ran.size() == runs) {
      throw new InterruptedException();
    }
  }

  private Rounds rounds() {
    return new Rounds(
        Schedule.of("*/5 * * * *", ZoneOffset.UTC, Duration.ofSeconds(10)),
        new LastRun(new DurableFolder(folder)),
        time,
        remarks::add);
  }

  /** Passes while somebody sleeps, and steps once each time that it is told to. */
  private static final class SteppingTime implements Time {

    private Instant now = Instant.parse("2026-11-21T12:01:00Z");
    private long nanos;
    private long stepAt = Long.MAX_VALUE;
    private Duration step = Duration.ZERO;
    private Duration stepped = Duration.ZERO;

    void step(Duration after, Duration by) {
      stepAt = after.toNanos();
      step = by;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      nanos += duration.toNanos();
      now = now.plus(duration);
      if (nanos >= stepAt) {
        stepAt = Long.MAX_VALUE;
        now = now.plus(step);
        stepped = step;
      }
    }
  }
}
