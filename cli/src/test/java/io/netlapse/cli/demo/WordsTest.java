package io.netlapse.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void length_namesTheTwoLargestUnits() {
    assertThat(Words.length(Duration.ofSeconds(40))).isEqualTo("40 s");
    assertThat(Words.length(Duration.ofMinutes(5))).isEqualTo("5 min");
    assertThat(Words.length(Duration.ofSeconds(3925))).isEqualTo("1 h 5 min");
    assertThat(Words.length(Duration.ofHours(51))).isEqualTo("2 d 3 h");
  }

  @Test
  void period_ofAnInstantNamesOneTime() {
    Json from = Json.of("2021-07-06T22:16:02Z");
    assertThat(Words.period(from, Json.of("2021-07-06T22:16:03Z")))
        .isEqualTo("at 2021-07-06 22:16:02 UTC");
    assertThat(Words.period(from, Json.of("2021-07-06T22:20:00Z")))
        .isEqualTo("between 2021-07-06 22:16:02 and 22:20:00 UTC");
    assertThat(Words.period(from, Json.of("2021-07-07T22:20:00Z")))
        .isEqualTo("between 2021-07-06 22:16:02 UTC and 2021-07-07 22:20:00 UTC");
  }

  @Test
  void whatTheApiLeftOut_showsAsMissing() {
    assertThat(Words.time(Json.NULL)).isEqualTo(Words.MISSING);
    assertThat(Words.period(Json.NULL, Json.NULL)).isEqualTo(Words.MISSING);
    assertThat(Words.coverage(Json.object())).isEqualTo(Words.MISSING);
    assertThat(Words.orMissing(" ")).isEqualTo(Words.MISSING);
  }
}
