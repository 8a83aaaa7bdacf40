package io.netlapse.collectors.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-11-21T11:40:00Z");

  @Test
  void bound_doublesUpToAMinute() {
    Backoff backoff = new Backoff(new Highest());

    List<Long> seconds =
        Stream.generate(() -> backoff.next(Duration.ZERO))
            .limit(9)
            .map(Duration::toSeconds)
            .toList();

    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void wait_isNeverShorterThanAsked() {
    assertThat(new Backoff(new Highest()).next(Duration.ofSeconds(30)))
        .isEqualTo(Duration.ofSeconds(31));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120                           | PT2M",
        "0                             | PT0S",
        "Sat, 21 Nov 2026 11:41:30 GMT | PT1M30S",
        "Sat, 21 Nov 2026 11:39:00 GMT | PT0S",
        "-5                            | PT0S",
        "soon                          | PT0S",
        "99999999999999999999          | PT0S",
        "''                            | PT0S",
      })
  void retryAfter_isReadInBothForms(String value, Duration expected) {
    assertThat(Backoff.retryAfter(Optional.of(value), NOW)).isEqualTo(expected);
  }

  @Test
  void retryAfter_mayBeMissing() {
    assertThat(Backoff.retryAfter(Optional.empty(), NOW)).isZero();
  }

  /** Always the highest number that may come. */
  private static final class Highest implements RandomGenerator {

    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}
