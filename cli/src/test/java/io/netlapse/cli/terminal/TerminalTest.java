package io.netlapse.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {

  @Test
  void colour_onlyOnATerminal() {
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"), true)).isTrue();
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"), false)).isFalse();
    assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"), true)).isFalse();
  }

  @Test
  void noColor_isHonouredUnlessEmpty() {
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", ""), true)).isTrue();
  }
}
