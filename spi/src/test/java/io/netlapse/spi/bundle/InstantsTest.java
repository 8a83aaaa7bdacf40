package io.netlapse.spi.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T11:40:00Z",
        "2026-11-21T11:40:00.123Z",
        "2024-02-29T23:59:59.999999999Z",
        "1969-12-31T23:59:59.5Z",
        "2026-11-21T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-11-21T11:40:00.Z",
        "2026-11-21T12:40:00+01:00",
        "2026-11-21t11:40:00z",
        "+12026-11-21T11:40:00Z"
      })
  void instant_isReadAsTheJdkReadsIt(String text) {
    assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-21T11:40:00",
        "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-21T25:00:00Z",
        "2026-11-21T11:40:00.1234567890Z",
        "2026-11-21 11:40:00Z",
        "2026-11-21T11:40:0 Z"
      })
  void anythingElse_isRefusedAsTheJdkRefusesIt(String text) {
    assertThatThrownBy(() -> Instants.parse(text))
        .isInstanceOf(DateTimeParseException.class)
        .hasMessage(message(text));
  }

  private static String message(String text) {
    try {
      throw new AssertionError("the JDK reads " + Instant.parse(text));
    } catch (DateTimeParseException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
