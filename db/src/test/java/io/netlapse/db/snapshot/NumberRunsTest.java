package io.netlapse.db.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.db.content.RawSection;
import io.netlapse.spi.snapshot.Content;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberRunsTest {

  @Test
  void between_equal_isEmpty() {
    assertThat(NumberRuns.between(section("a 1\n"), section("a 1\n"))).isEmpty();
    assertThat(NumberRuns.between(section(""), section(""))).isEmpty();
  }

  @Test
  void between_otherNumbers_areWholeNumbers() {
    List<NumberRuns.Run> runs = NumberRuns.between(section("a 128 b 7"), section("a 12 b 7123.5"));

    assertThat(runs)
        .containsExactly(new NumberRuns.Run(6, 9, 6, 8), new NumberRuns.Run(12, 13, 11, 17));
  }

  @Test
  void between_paddedNumbers_takeTheirPadding() {
    List<NumberRuns.Run> runs = NumberRuns.between(section("a   98.5 b"), section("a 10234 b"));

    assertThat(runs).containsExactly(new NumberRuns.Run(5, 12, 5, 11));
  }

  @ParameterizedTest
  @CsvSource({
    "a 1, b 1",
    "a 1, a x",
    "a 1, a",
    "a 1, a 1 b",
    "1 a, 23b a",
    "12 a, 345b a",
    "a 12, a 12 3",
    "a, 1",
    "a  b, a 1 b",
    "a   b, a b",
    "a, ''",
  })
  void between_anythingElse_isNone(String one, String other) {
    assertThat(NumberRuns.between(section(one), section(other))).isNull();
    assertThat(NumberRuns.between(section(other), section(one))).isNull();
  }

  @Test
  void between_otherError_isNone() {
    byte[] one = new RawSection(Content.of("1"), Content.of("2")).bytes();
    byte[] other = new RawSection(Content.of("1"), Content.of("3")).bytes();

    assertThat(NumberRuns.between(one, other)).isNull();
  }

  private static byte[] section(String output) {
    return new RawSection(Content.of(output), Content.NONE).bytes();
  }
}
