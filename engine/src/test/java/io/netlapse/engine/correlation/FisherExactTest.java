package io.netlapse.engine.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FisherExactTest {

  /** Each is a quotient of binomial coefficients; the first two are the lady tasting tea. */
  @ParameterizedTest
  @CsvSource({
    "4, 0, 0, 4, 0.014285714285714285", // 1/70
    "3, 1, 1, 3, 0.24285714285714285", // 17/70
    "1, 1, 1, 1, 0.8333333333333334", // 5/6
    "3, 0, 0, 1, 0.25", // 1/4
    "5, 0, 0, 5, 0.003968253968253968", // 1/252
    "0, 3, 3, 0, 1.0",
    "2, 0, 0, 0, 1.0"
  })
  void greater_knownTables(int a, int b, int c, int d, double expected) {
    assertThat(FisherExact.greater(a, b, c, d)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void greater_largeTablesDoNotOverflow() {
    assertThat(FisherExact.greater(5000, 5000, 5000, 5000)).isBetween(0.5, 0.51);
    assertThat(FisherExact.greater(100, 0, 0, 9900)).isBetween(0.0, 1e-200);
  }

  @Test
  void greater_refusesNegativeCounts() {
    assertThatThrownBy(() -> FisherExact.greater(1, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1, -1, 0, 0");
  }

  @RepeatedTest(200)
  void greater_isAProbability_andTheSameForRowsAndColumns(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int a = random.nextInt(300);
    int b = random.nextInt(300);
    int c = random.nextInt(300);
    int d = random.nextInt(300);

    double p = FisherExact.greater(a, b, c, d);

    assertThat(p).isBetween(0.0, 1.0);
    assertThat(FisherExact.greater(a, c, b, d)).isCloseTo(p, within(1e-9));
  }
}
