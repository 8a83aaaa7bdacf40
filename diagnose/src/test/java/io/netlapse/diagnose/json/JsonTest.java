package io.netlapse.diagnose.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @RepeatedTest(200)
  void anyValue_isReadAsItWasWritten(RepetitionInfo repetition) {
    Json value = any(new Random(repetition.getCurrentRepetition()), 4);
    assertThat(Json.parse(value.compact())).isEqualTo(value);
    assertThat(Json.parse(value.indented())).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "\"x",
        "\"\\q\"",
        "\"\\u12\"",
        "01",
        "+1",
        "tru",
        "null null",
        "[1 2]"
      })
  void damaged_isRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no JSON: ");
  }

  @Test
  void deep_isRefused() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void controlCharacters_areEscaped() {
    assertThat(Json.of("a\u0001\n\"\\\u007f\ud800").compact())
        .isEqualTo("\"a\\u0001\\n\\\"\\\\\\u007f\\ud800\"");
  }

  @Test
  void missing_isNull() {
    Json value = Json.parse("{\"a\":{\"b\":[1,\"x\",true,null]}}");
    assertThat(value.get("a").get("b").items()).hasSize(4);
    assertThat(value.get("a").text("c")).isEmpty();
    assertThat(value.get("x").get("y").isNull()).isTrue();
    assertThat(value.items()).isEmpty();
  }

  private static Json any(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Json.NULL;
      case 1 -> new Json.Truth(random.nextBoolean());
      case 2 -> Json.of(random.nextLong());
      case 3 -> Json.of(text(random));
      case 4 ->
          Json.array(
              List.of(1, 2, 3).subList(0, random.nextInt(4)), each -> any(random, depth - 1));
      default ->
          Json.object()
              .with(text(random), any(random, depth - 1))
              .with("fixed", any(random, depth - 1));
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append((char) random.nextInt(0x250));
    }
    return text.toString();
  }
}
