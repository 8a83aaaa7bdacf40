package io.netlapse.diagnose.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StyleTest {

  @Test
  void wrapped_fitsATerminalAndLosesNoWord() {
    String text = "word ".repeat(100) + "x".repeat(200);
    String wrapped = Style.wrapped(text, "    ");
    assertThat(wrapped.lines())
        .allSatisfy(line -> assertThat(line).startsWith("    "))
        .filteredOn(line -> !line.contains("x"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(96));
    assertThat(wrapped.strip().split("\\s+")).containsExactly(text.split("\\s+"));
  }
}
