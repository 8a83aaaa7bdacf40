package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import java.util.Set;
import java.util.stream.Collectors;

/** A value of JSON without blanks, and without what only counts. */
final class CompactJson {

  private static final Set<String> COUNTS = Set.of("packets", "bytes", "used", "used_unit");

  private CompactJson() {}

  static String of(JsonValue value) {
    return switch (value) {
      case JsonObject object ->
          object.members().stream()
              .filter(member -> !COUNTS.contains(member.name()))
              .map(CompactJson::member)
              .collect(Collectors.joining(",", "{", "}"));
      case JsonArray array ->
          array.items().stream().map(CompactJson::of).collect(Collectors.joining(",", "[", "]"));
      case JsonText text -> text(text.value());
      case JsonLiteral literal -> literal.raw();
    };
  }

  /** A counter with its numbers, and one without them, are both a counter. */
  private static String member(JsonMember member) {
    boolean counter = member.name().equals("counter") && member.value() instanceof JsonObject;
    return text(member.name()) + ":" + (counter ? "null" : of(member.value()));
  }

  private static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
