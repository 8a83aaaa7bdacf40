package io.netlapse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

  @Test
  void of_oddCount_hasTheMiddleOne() {
    assertThat(Spread.of(List.of(3.0, 1.0, 9.0), one -> one)).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void of_evenCount_hasTheMeanOfTheMiddleTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0), one -> one)).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void text_givesMedianAndExtremes() {
    assertThat(new Spread(0.5, 0.25, 1).text(2)).isEqualTo("0.50  (0.25 to 1.00)");
  }
}
