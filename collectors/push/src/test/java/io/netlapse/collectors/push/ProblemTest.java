package io.netlapse.collectors.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProblemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"A\",\"detail\":\"B\"}                        | A: B",
        "{\"detail\":\"B\"}                                        | B",
        " { \"status\" : 409 , \"title\" : \"A\" }                 | A",
        "{\"errors\":[{\"title\":\"no\"},\"}\"],\"title\":\"A\"}   | A",
        "{\"title\":\"say \\\"caf\\u00e9\\\"\\n\",\"n\":null}      | say \"caf\u00e9\"",
        "{\"title\":\"cut                                          | cut",
        "{\"title\"                                                | {\"title\"",
        "{\"instance\":\"/x\"}                                     | {\"instance\":\"/x\"}",
        "<html>Bad Gateway</html>                                  | <html>Bad Gateway</html>",
        "[]                                                        | []",
        "``                                                        | ``",
      })
  void summary_isWhatAPersonNeeds(String body, String summary) {
    assertThat(Problem.summary(body.getBytes(UTF_8))).isEqualTo(summary);
  }

  @Test
  void summary_isOneShortLineWithoutControlCharacters() {
    byte[] body = ("\u001b[31m\r\n" + "a".repeat(10_000)).getBytes(UTF_8);

    assertThat(Problem.summary(body)).startsWith("[31m aaa").endsWith("...").hasSizeLessThan(410);
  }
}
