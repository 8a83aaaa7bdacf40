package io.netlapse.engine.facts.nftables;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.nftables.Blocks.SetBlock;
import io.netlapse.spi.fact.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a set or a map of {@code nft -j} (libnftables-json(5), SET, MAP). */
final class JsonSet {

  private JsonSet() {}

  static boolean read(SetBlock set, JsonObject value, Span span) {
    boolean known = true;
    JsonValue elements = null;
    for (JsonMember member : value.members()) {
      switch (member.name()) {
        case "family", "name", "table", "handle" -> {
          // Its place, and a number of no meaning.
        }
        case "type" -> set.type = types(member.value());
        case "map" -> set.data = types(member.value());
        case "comment" -> set.comment = member.value().word();
        case "policy" -> {
          String policy = member.value().word();
          set.policy = policy.equals("performance") ? null : policy;
        }
        case "flags" -> flags(set, member.value());
        case "timeout" -> set.timeout = number(member.value());
        case "gc-interval" -> set.gcInterval = number(member.value());
        case "size" -> set.size = number(member.value());
        case "auto-merge" -> set.flags.add("auto-merge");
        case "stmt" -> known &= statements(set, member.value());
        case "elem" -> elements = member.value();
        default -> known = false;
      }
    }
    if (!known || set.type.isEmpty()) {
      return false;
    }
    set.spans.add(span);
    return elements == null || elements(set, elements);
  }

  private static String types(JsonValue value) {
    return value instanceof JsonArray array
        ? array.items().stream().map(JsonValue::word).collect(joining(" . "))
        : value.word();
  }

  private static void flags(SetBlock set, JsonValue value) {
    if (value instanceof JsonArray array) {
      array.items().forEach(flag -> set.flags.add(flag.word()));
    } else {
      set.flags.add(value.word());
    }
  }

  private static long number(JsonValue value) {
    String word = value.word();
    return Texts.isNumber(word) && word.length() < 16 ? Long.parseLong(word) : 0;
  }

  private static boolean statements(SetBlock set, JsonValue value) {
    Optional<String> text =
        value instanceof JsonArray array ? JsonStatement.rule(array) : Optional.empty();
    set.statements = text.orElse(null);
    return text.isPresent();
  }

  private static boolean elements(SetBlock set, JsonValue value) {
    boolean known = value instanceof JsonArray;
    if (value instanceof JsonArray array) {
      for (JsonValue item : array.items()) {
        known &= element(set, item);
      }
    }
    return known;
  }

  private static boolean element(SetBlock set, JsonValue item) {
    boolean pair = set.data != null && item instanceof JsonArray array && array.items().size() == 2;
    JsonValue left = pair ? ((JsonArray) item).items().getFirst() : item;
    Optional<String> data =
        pair
            ? JsonExpression.text(((JsonArray) item).items().get(1), selector(set.data))
            : Optional.of("");
    Optional<JsonObject> held = held(left);
    JsonValue key =
        held.flatMap(object -> object.member("val")).map(JsonMember::value).orElse(left);
    Optional<String> text = key(key, set.type);
    if (text.isEmpty() || data.isEmpty() || (set.data != null && !pair)) {
      return false;
    }
    String comment = held.map(object -> object.word("comment")).orElse("");
    boolean passes =
        held.filter(
                object ->
                    object.member("timeout").isPresent() || object.member("expires").isPresent())
            .isPresent();
    return set.elements.add(
        new ElementText(
            text.get(),
            data.get().isEmpty() ? null : data.get(),
            comment.isEmpty() ? null : comment,
            passes,
            item.span()));
  }

  private static Optional<JsonObject> held(JsonValue value) {
    return value instanceof JsonObject object
            && object.members().size() == 1
            && object.members().getFirst().name().equals("elem")
            && object.members().getFirst().value() instanceof JsonObject inner
        ? Optional.of(inner)
        : Optional.empty();
  }

  /** Each part of a key by the type of that part. */
  private static Optional<String> key(JsonValue key, String type) {
    if (!(key instanceof JsonObject object)
        || object.members().size() != 1
        || !object.members().getFirst().name().equals("concat")
        || !(object.members().getFirst().value() instanceof JsonArray parts)) {
      return JsonExpression.text(key, type);
    }
    String[] types = type.split(" \\. ", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.items().size(); i++) {
      Optional<String> part =
          JsonExpression.text(parts.items().get(i), i < types.length ? types[i] : "");
      if (part.isEmpty()) {
        return Optional.empty();
      }
      text.append(i == 0 ? "" : " . ").append(part.get());
    }
    return Optional.of(text.toString());
  }

  private static String selector(@Nullable String data) {
    return data == null ? "" : data;
  }
}
