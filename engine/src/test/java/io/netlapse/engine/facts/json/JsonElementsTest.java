package io.netlapse.engine.facts.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonElementsTest {

  @Test
  void object_keepsItsExactText() {
    String text = "[ {\"a\": 1 },\n{\"b\":[{\"c\":\"d\"}]}]\n";

    JsonElements elements = JsonElements.of(text);

    assertThat(elements.objects())
        .extracting(object -> object.span().of(text))
        .containsExactly("{\"a\": 1 }", "{\"b\":[{\"c\":\"d\"}]}");
    assertThat(elements.objects().getFirst().members().getFirst().span().of(text))
        .isEqualTo("\"a\": 1");
  }

  @Test
  void member_thatOccursTwice_isThereTwice() {
    assertThat(
            only("[{\"dst\":\"10.81.0.0/16\",\"encap\":\"ip\",\"dst\":\"10.11.0.1\"}]").members())
        .extracting(JsonMember::name)
        .containsExactly("dst", "encap", "dst");
  }

  @Test
  void member_withoutValue_isThereWithNull() {
    JsonObject object = only("[{\"local\",\"dst\":\"10.0.0.1\"}]");

    assertThat(object.member("local")).isPresent();
    assertThat(object.word("local")).isEqualTo("null");
    assertThat(object.word("dst")).isEqualTo("10.0.0.1");
  }

  @Test
  void string_hasItsEscapesResolved() {
    assertThat(only("[{\"ifalias\":\"a\\\"b\\\\c\\u0041\\n\"}]").word("ifalias"))
        .isEqualTo("a\"b\\cA\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[ ", "[]", "[ ]\n", "[\n"})
  void arrayWithoutObjects_isEmptyAndUndamaged(String text) {
    assertThat(JsonElements.of(text)).isEqualTo(new JsonElements(List.of(), List.of()));
  }

  @Test
  void textThatIsCutOff_keepsWhatStandsBefore() {
    String text = "[{\"a\":1},{\"b\":\"tw";

    JsonElements elements = JsonElements.of(text);

    assertThat(elements.objects()).hasSize(1);
    assertThat(elements.damaged()).extracting(span -> span.of(text)).containsExactly("{\"b\":\"tw");
  }

  @Test
  void deepNesting_isDamageAndNoStackOverflow() {
    String text = "[{\"a\":" + "[".repeat(100_000);

    assertThat(JsonElements.of(text).damaged()).hasSize(1);
  }

  private static JsonObject only(String text) {
    return JsonElements.of(text).objects().getFirst();
  }
}
