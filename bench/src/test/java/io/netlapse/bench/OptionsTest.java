package io.netlapse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  @Test
  void of_nothing_isTheWholeBenchmark() {
    assertThat(Options.of(new String[0]))
        .isEqualTo(new Options(120, 100_000, 60, null, 16, List.of()));
  }

  @Test
  void of_each_isRead() {
    String[] arguments = {
      "--seconds",
      "5",
      "--stored",
      "6",
      "--captures",
      "7",
      "--recorded",
      "x",
      "--service-jvm",
      "-Xint",
    };

    assertThat(Options.of(arguments))
        .isEqualTo(new Options(5, 6, 7, Path.of("x"), 16, List.of("-Xint")));
  }

  @Test
  void of_unknownOrIncomplete_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(new String[] {"--fast", "1"}));
    assertThatIllegalArgumentException().isThrownBy(() -> Options.of(new String[] {"--seconds"}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of(new String[] {"--seconds", "0"}));
  }
}
