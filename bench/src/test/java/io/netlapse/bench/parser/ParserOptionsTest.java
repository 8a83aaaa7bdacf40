package io.netlapse.bench.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParserOptionsTest {

  @Test
  void of_nothing_isEveryParser() {
    ParserOptions options = ParserOptions.of(new String[0]);

    assertThat(options).isEqualTo(new ParserOptions(3, null, List.of()));
    assertThat(options.wants("ip-route")).isTrue();
  }

  @Test
  void of_each_isRead() {
    ParserOptions options = ParserOptions.of("large --seconds 5 linear --bundle x".split(" "));

    assertThat(options).isEqualTo(new ParserOptions(5, Path.of("x"), List.of("large", "linear")));
    assertThat(options.wants("linear-route-1")).isTrue();
    assertThat(options.wants("ip-route")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--fast 1", "--seconds", "--seconds 0", "--seconds soon", "--help"})
  void of_unknownOrIncomplete_isRefused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> ParserOptions.of(line.split(" ")));
  }
}
