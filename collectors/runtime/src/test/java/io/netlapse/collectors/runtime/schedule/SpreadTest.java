package io.netlapse.collectors.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SpreadTest {

  private static final Duration MINUTE = Duration.ofSeconds(60);

  @Test
  void spread_isTheSameForANameAndAnotherForItsNamesake() {
    // What a fleet runs by must not move with a release.
    assertThat(Spread.of("prod", "worker-1", MINUTE)).isEqualTo(Duration.ofMillis(34_014));
    assertThat(Spread.of("test", "worker-1", MINUTE))
        .isNotEqualTo(Spread.of("prod", "worker-1", MINUTE));
  }

  @Test
  void fleet_isSpreadEvenly() {
    int[] perSecond = new int[60];
    for (int node = 0; node < 6_000; node++) {
      perSecond[(int) Spread.of("prod", "worker-" + node, MINUTE).toSeconds()]++;
    }
    // 100 a second on average; six standard deviations of a fair draw.
    assertThat(IntStream.of(perSecond)).allMatch(nodes -> nodes > 40 && nodes < 160);
  }

  @Test
  void noWindow_isNoSpread() {
    assertThat(Spread.of("prod", "worker-1", Duration.ZERO)).isZero();
  }
}
