package io.netlapse.service.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodePulseTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, fresh", "600, fresh", "601, late", "1500, late", "1501, silent", "-60, fresh"})
  void pulse_afterSecondsOfQuiet_isWord(long quiet, String word) {
    NodePulse pulse = NodePulse.of(NOW.minusSeconds(quiet), Duration.ofMinutes(5), NOW);
    assertThat(pulse.word()).isEqualTo(word);
  }
}
