package io.netlapse.spi.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecondsTest {

  @ParameterizedTest
  @CsvSource({"0, PT0S", "1234.56, PT20M34.56S", "0.000000001, PT0.000000001S", "100, PT1M40S"})
  void seconds_areReadAndWritten(String text, Duration duration) {
    assertThat(Seconds.parse(text)).contains(duration);
    assertThat(Seconds.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1e9", ".5", "5.", "1,5", "0x1", "1234567890123", "NaN"})
  void parse_refusesWhatIsNoPlainNumber(String text) {
    assertThat(Seconds.parse(text)).isEmpty();
  }
}
