package io.netlapse.service.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.service.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-21T10:00:00Z",
    "-2h, 2026-11-21T08:00:00Z",
    "-7d, 2026-11-14T10:00:00Z",
    "-90s, 2026-11-21T09:58:30Z",
    "-5m, 2026-11-21T09:55:00Z",
    "+1w, 2026-11-28T10:00:00Z",
    "1795255200, 2026-11-21T10:00:00Z",
    "1795255200123, 2026-11-21T10:00:00.123Z",
    "0, 1970-01-01T00:00:00Z",
    "2026-11-21T11:00:00+01:00, 2026-11-21T10:00:00Z",
    "2026-11-21T11:00:00 01:00, 2026-11-21T10:00:00Z",
    "2026-11-21T10:00:00.123456789Z, 2026-11-21T10:00:00.123456Z",
  })
  void time_ofKnownForm_isRead(String text, Instant expected) {
    assertThat(TimeText.parse("at", text, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "-2",
        "2h",
        "-2y",
        "2026-11-21",
        "2026-11-21T10:00:00",
        "-1",
        "-999999w",
        "99999999999999999999",
        "10000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "NaN"
      })
  void time_ofAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> TimeText.parse("at", text, NOW))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Parameter 'at'");
  }
}
