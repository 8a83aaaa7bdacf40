package io.netlapse.collectors.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.runtime.StillTime;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.health.WatchState;
import io.netlapse.spi.collect.Changes;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WatchingTest {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final StillTime time = new StillTime();
  private final Health health = new Health(time);
  private final Noticed noticed = new Noticed(WatchLimits.DEFAULT, time);
  private final List<String> remarks = new ArrayList<>();

  @Test
  void watchThatCannotBegin_isSaidOnce_triedAgainLaterAndLater_andCapturedForOnce() {
    List<Optional<Extent>> captures = new ArrayList<>();
    run(
        20,
        _ -> {
          captures.add(noticed.begins());
          throw new CollectException("There is no ip.");
        });

    assertThat(remarks).singleElement().asString().endsWith(": There is no ip.");
    assertThat(health.watch()).extracting(WatchState::error).isEqualTo("There is no ip.");
    assertThat(captures.stream().flatMap(Optional::stream))
        .as("captures, for what nobody noticed until the first attempt")
        .containsExactly(Extent.WHOLE);
    assertThat(time.sleeps()).hasSize(20).allMatch(each -> each.compareTo(LONGEST) <= 0);
    assertThat(time.sleeps().getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void watchThatEndedAfterALongTime_isBegunAgainWithinASecond() {
    run(
        20,
        changes -> {
          changes.watching();
          time.sleep(Duration.ofHours(1));
          throw new CollectException("It ended.");
        });

    assertThat(remarks).hasSize(20);
    assertThat(time.sleeps().stream().filter(each -> !each.equals(Duration.ofHours(1))))
        .hasSize(20)
        .allMatch(each -> each.compareTo(Duration.ofSeconds(1)) <= 0);
  }

  @Test
  void stormOfLosses_isSaidOnceAMinute() {
    run(
        1,
        changes -> {
          changes.watching();
          for (int loss = 0; loss < 1_200; loss++) {
            changes.missed("no buffer space");
            time.sleep(Duration.ofMillis(100));
          }
          throw new CollectException("It ended.");
        });

    assertThat(remarks.stream().filter(each -> each.contains("(no buffer space)"))).hasSize(2);
  }

  private interface Body {
    void run(Changes changes) throws CollectException;
  }

  /** Runs a watch so many times, one after the other. */
  private void run(int times, Body body) {
    Watch watch =
        new Watch() {
          private int runs;

          @Override
          public Settings afterChange() {
            return new Settings(List.of(), Map.of());
          }

          @Override
          public void run(Changes changes) throws CollectException, InterruptedException {
            if (++runs > times) {
              throw new InterruptedException();
            }
            body.run(changes);
          }
        };
    Watching watching = new Watching(watch, noticed, time, health, remarks::add);
    assertThatThrownBy(watching::run).isInstanceOf(InterruptedException.class);
  }
}
