package io.netlapse.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StyleTest {

  @Test
  void colour_onlyOnATerminal() {
    assertThat(Style.wantsColour(Map.of("TERM", "xterm"), true)).isTrue();
    assertThat(Style.wantsColour(Map.of("TERM", "xterm"), false)).isFalse();
    assertThat(Style.wantsColour(Map.of("TERM", "dumb"), true)).isFalse();
  }

  @Test
  void noColor_isHonouredUnlessEmpty() {
    assertThat(Style.wantsColour(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(Style.wantsColour(Map.of("NO_COLOR", ""), true)).isTrue();
  }

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
