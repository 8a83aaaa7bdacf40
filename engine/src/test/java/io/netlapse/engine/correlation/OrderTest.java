package io.netlapse.engine.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.event.Event;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.event.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderTest {

  /** An event in [a, b] and a change in (c, d], in seconds. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 3, 4, BEFORE",
    "1, 3, 3, 4, BEFORE",
    "1, 4, 3, 4, POSSIBLE",
    "3, 3, 3, 4, BEFORE",
    "3, 4, 3, 4, POSSIBLE",
    "1, 9, 3, 4, POSSIBLE",
    "4, 4, 3, 4, AFTER",
    "4, 5, 3, 4, AFTER",
    "5, 6, 3, 4, AFTER",
    "4, 4, 4, 4, BEFORE"
  })
  void order_ofWindows(long a, long b, long c, long d, Order expected) {
    assertThat(Order.of(event(a, b), new Window(at(c), at(d)))).isEqualTo(expected);
  }

  @Test
  void order_nothingIsBeforeAChangeWithoutLowerBound() {
    assertThat(Order.of(event(1, 2), new Window(null, at(100)))).isEqualTo(Order.POSSIBLE);
    assertThat(Order.of(event(100, 101), new Window(null, at(100)))).isEqualTo(Order.AFTER);
  }

  private static Event event(long from, long to) {
    return new Event("test", "a", EventKind.RESTART, "kubelet", at(from), at(to), "", null);
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
