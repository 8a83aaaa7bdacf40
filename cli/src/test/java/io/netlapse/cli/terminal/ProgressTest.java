package io.netlapse.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream error = new PrintStream(bytes, true, UTF_8);

  @Test
  void log_hasALineForEachTenth() {
    count(new Progress("pushed", 1000, error, false), 1000);
    assertThat(bytes.toString(UTF_8))
        .hasLineCount(10)
        .startsWith("100 of 1000 pushed\n")
        .endsWith("1000 of 1000 pushed\n");
  }

  @Test
  void terminal_isWrittenOver() {
    count(new Progress("pushed", 3, error, true), 3);
    assertThat(bytes.toString(UTF_8)).isEqualTo("\r1 of 3 pushed\r2 of 3 pushed\r3 of 3 pushed\n");
  }

  private static void count(Progress progress, int steps) {
    for (int i = 0; i < steps; i++) {
      progress.step();
    }
  }
}
