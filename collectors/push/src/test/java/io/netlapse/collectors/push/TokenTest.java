package io.netlapse.collectors.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.CollectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTest {

  @Test
  void token_comesFromTheEnvironment() throws CollectException {
    assertThat(Token.of(Map.of("NETLAPSE_TOKEN", "abc")).authorization()).isEqualTo("Bearer abc");
  }

  @Test
  void token_comesFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "abc\n");

    Token token = Token.of(Map.of("NETLAPSE_TOKEN_FILE", file.toString()));

    assertThat(token.authorization()).isEqualTo("Bearer abc");
  }

  @Test
  void token_doesNotShow() throws CollectException {
    assertThat(Token.of(Map.of("NETLAPSE_TOKEN", "abc"))).hasToString("token (hidden)");
  }

  @Test
  void environment_withoutTokenIsAnErrorThatNamesBothVariables() {
    assertThatThrownBy(() -> Token.of(Map.of("NETLAPSE_TOKEN", " ")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("NETLAPSE_TOKEN_FILE");
  }

  @Test
  void environment_withBothIsAnError() {
    assertThatThrownBy(() -> Token.of(Map.of("NETLAPSE_TOKEN", "a", "NETLAPSE_TOKEN_FILE", "b")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("both set");
  }

  @Test
  void file_thatIsMissingIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Token.ofFile(folder.resolve("token")))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(folder.resolve("token").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nline", "caf\u00e9", "a\u0000"})
  void file_thatHoldsNoTokenIsRefusedWithoutQuotingIt(String text, @TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("token"), text);

    assertThatThrownBy(() -> Token.ofFile(file))
        .isInstanceOf(CollectException.class)
        .hasMessageStartingWith("What file " + file + " holds is no bearer token");
  }
}
