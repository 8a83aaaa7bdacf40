package io.netlapse.engine.facts.yaml;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.ListedFixture;
import io.netlapse.engine.facts.json.JsonDocuments;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlDocumentsTest {

  /** In the tables, {@code /} stands for a line end and {@code _} for a blank. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      textBlock =
          """
          a: 1/b: x                   | {"a":1,"b":"x"}
          a:/- 1/- 2/b: 3             | {"a":[1,2],"b":3}
          a:/__- 1/__- 2/b: 3         | {"a":[1,2],"b":3}
          a:/__b:/____c: d/e: f       | {"a":{"b":{"c":"d"}},"e":"f"}
          - a: 1/__b: 2/- a: 3        | [{"a":1,"b":2},{"a":3}]
          - - 1/__- 2/- - 3           | [[1,2],[3]]
          -/__a: 1                    | [{"a":1}]
          a:/b: null                  | {"a":null,"b":null}
          a: {}/b: []                 | {"a":{},"b":[]}
          a: {b: c, d: [1, "x"]}      | {"a":{"b":"c","d":[1,"x"]}}
          a: 10.244.0.0               | {"a":"10.244.0.0"}
          a: -1.5e3/b: 1.2.3/c: 0x1f  | {"a":-1.5e3,"b":"1.2.3","c":"0x1f"}
          a: "true"/b: true           | {"a":"true","b":true}
          a: 'it''s'/b: "q\\"\\u0041" | {"a":"it's","b":"q"A"}
          a: fd00::1/b: x:y           | {"a":"fd00::1","b":"x:y"}
          a: b # c/# d/e: f#g         | {"a":"b","e":"f#g"}
          "a b": 1/'c': 2             | {"a b":1,"c":2}
          f.io-x: y                   | {"f.io-x":"y"}
          a: one/__two/__three/b: 1   | {"a":"one two three","b":1}
          a: "one/__two"/b: 1         | {"a":"one two","b":1}
          """)
  void block_isTheSameAsJson(String yaml, String json) {
    assertThat(read(yaml)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a: ^/__x/____y/__z/b: 1    | {"a":"x~__y~z~","b":1}
          a: ^-/__x//__y/b: 1        | {"a":"x~~y","b":1}
          a: ^+/__x///b: 1           | {"a":"x~~~","b":1}
          a: >/__x/__y//__z/b: 1     | {"a":"x y~z~","b":1}
          - ^/__# no comment/- 2     | ["# no comment~",2]
          a: ^2/____x/b: 1           | {"a":"__x~","b":1}
          """)
  void blockScalar_keepsItsLines(String yaml, String json) {
    assertThat(read(yaml.replace('^', '|'))).isEqualTo(json.replace('~', '\n').replace('_', ' '));
  }

  @Test
  void documents_areApart() {
    assertThat(plain(YamlDocuments.of("---\na: 1\n---\nb: 2\n"))).isEqualTo("{\"a\":1}\n{\"b\":2}");
  }

  @Test
  void excerpt_whoseIndentationDrops_isSeveralDocuments() {
    YamlDocuments documents = YamlDocuments.of("    a: 1\n    b: 2\n  c: 3\n");

    assertThat(documents.damaged()).isEmpty();
    assertThat(plain(documents)).isEqualTo("{\"a\":1,\"b\":2}\n{\"c\":3}");
  }

  @Test
  void member_knowsWhereItStands() {
    String text = "a:\n  b: |\n    x\n    y\n  c: 'd'\n";

    JsonObject a = (JsonObject) object(text).members().getFirst().value();

    assertThat(a.members())
        .extracting(member -> member.span().of(text))
        .containsExactly("b: |\n    x\n    y", "c: 'd'");
    assertThat(object(text).members().getFirst().span().of(text)).isEqualTo(text.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[...]",
        "...",
        "- x",
        "no key here",
        "\tc: 1",
        "c: &anchor 1",
        "c: *alias",
        "c: !!int 1",
        "c: [1, 2",
        "c: {d: 1",
        "c: \"open",
        "? complex",
        "@x: 1",
        "c: \"\\q\"",
        "c: \"d\" e"
      })
  void lineThatIsNotRead_isDamage_andWhatStandsAroundItIsRead(String line) {
    String text = "a: 1\n" + line + "\nb: 2\n";

    YamlDocuments documents = YamlDocuments.of(text);

    assertThat(documents.damaged()).extracting(span -> span.of(text)).containsExactly(line.strip());
    assertThat(plain(documents)).isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void lineThatIsIndentedTooDeep_isDamage() {
    String text = "a: 1\n    b: 2\nc:\n- 3\n      - 4\n";

    assertThat(YamlDocuments.of(text).damaged())
        .extracting(span -> span.of(text))
        .containsExactly("b: 2", "- 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "# nothing\n", "---\n"})
  void textWithoutDocument_isEmptyAndUndamaged(String text) {
    assertThat(YamlDocuments.of(text).documents()).isEmpty();
    assertThat(YamlDocuments.of(text).damaged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes",
        "pods",
        "services",
        "endpoints",
        "endpointslices",
        "namespaces",
      })
  void realList_isTheSameTreeAsItsJson(String resource) {
    String yaml = resource("get-" + resource + ".yaml");
    String json = resource("get-" + resource + ".json");

    assertThat(YamlDocuments.of(yaml).damaged()).isEmpty();
    assertThat(plain(object(yaml))).isEqualTo(plain(JsonDocuments.of(json).objects().getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"- ", "a: [", "- a:\n", "a: \"x\n", "[[[[", "x\n", " - \"\n  ", "a: |\n", "{a: "})
  @Timeout(20)
  void repetition_takesTimeThatGrowsWithTheText(String piece) {
    String text = piece.repeat(300_000);

    assertThat(YamlDocuments.of(text).damaged()).allMatch(span -> span.end() <= text.length());
  }

  @Test
  @Timeout(20)
  void deepNesting_isDamageAndNoStackOverflow() {
    StringBuilder text = new StringBuilder();
    for (int depth = 0; depth < 3000; depth++) {
      text.append(" ".repeat(depth)).append("a:\n");
    }

    assertThat(YamlDocuments.of(text.toString()).damaged()).isNotEmpty();
  }

  private static String resource(String name) {
    return ListedFixture.text("kubernetes", name);
  }

  @Test
  void commentsMarkersAndDashes_standBesides() {
    String text = "---\n# a list\n-\n  a: 1 # here\n";

    assertThat(YamlDocuments.of(text).besides().stream().map(span -> span.of(text)))
        .containsExactly("---", "# a list", "-");
  }

  @Test
  void keyWhoseValueIsDamage_isDamageToo() {
    String text = "a: 1\nb:\n  [c: 2\n";

    assertThat(YamlDocuments.of(text).damaged().stream().map(span -> span.of(text)))
        .containsExactly("b:", "[c: 2");
  }

  /** What a text says, all of which is read. */
  private static String read(String yaml) {
    YamlDocuments documents = YamlDocuments.of(yaml.replace('/', '\n').replace('_', ' '));
    assertThat(documents.damaged()).isEmpty();
    return plain(documents);
  }

  private static JsonObject object(String yaml) {
    return (JsonObject) YamlDocuments.of(yaml).documents().getFirst();
  }

  private static String plain(YamlDocuments documents) {
    return documents.documents().stream().map(YamlDocumentsTest::plain).collect(joining("\n"));
  }

  /** As JSON without escapes, members by name. */
  private static String plain(JsonValue value) {
    return switch (value) {
      case JsonObject object ->
          object.members().stream()
              .map(member -> '"' + member.name() + "\":" + plain(member.value()))
              .sorted()
              .collect(joining(",", "{", "}"));
      case JsonArray array ->
          array.items().stream().map(YamlDocumentsTest::plain).collect(joining(",", "[", "]"));
      case JsonText text -> '"' + text.value() + '"';
      case JsonLiteral literal -> literal.raw();
    };
  }
}
