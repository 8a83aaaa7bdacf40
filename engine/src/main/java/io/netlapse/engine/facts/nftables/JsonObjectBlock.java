package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.nftables.Blocks.ObjectBlock;
import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a named object or flow table of {@code nft -j} (libnftables-json(5)). */
final class JsonObjectBlock {

  private static final Set<String> TYPES =
      Set.of(
          "counter",
          "quota",
          "limit",
          "synproxy",
          "secmark",
          "flowtable",
          "ct helper",
          "ct timeout",
          "ct expectation");
  private static final Set<String> PLACE =
      Set.of("family", "name", "table", "handle", "comment", "packets", "used");

  private JsonObjectBlock() {}

  static boolean read(TableBlock table, String kind, JsonObject value, Span span) {
    if (!TYPES.contains(kind)) {
      return false;
    }
    ObjectBlock object = new ObjectBlock(kind.replace(' ', '-'), value.word("name"));
    String comment = value.word("comment");
    object.comment = comment.isEmpty() ? null : comment;
    object.spans.add(span);
    table.objects.add(object);
    switch (kind) {
      case "counter" -> {
        // Nothing but numbers.
      }
      case "quota" -> {
        object.settings.put("bytes", value.word("bytes"));
        object.settings.put("mode", value.word("inv").equals("true") ? "over" : "until");
      }
      case "limit" -> {
        String text = "limit rate " + JsonStatement.rate(value);
        object.settings.put(
            "rate", RuleWords.canonical(Texts.words(text)).substring("limit rate ".length()));
      }
      default -> value.members().forEach(member -> setting(object, member));
    }
    object.settings.values().removeIf(String::isEmpty);
    return true;
  }

  private static void setting(ObjectBlock object, JsonMember member) {
    String name = member.name();
    JsonValue value = member.value();
    if (PLACE.contains(name)) {
      return;
    }
    switch (name) {
      case "prio" -> object.settings.put("priority", value.word());
      case "dev" -> object.settings.put("devices", words(value));
      case "flags" -> object.settings.put("flags", words(value));
      // Of an expectation in milliseconds.
      case "timeout" -> object.settings.put("timeout", seconds(value.word()));
      case "policy" -> {
        if (value instanceof JsonObject policy) {
          policy
              .members()
              .forEach(
                  state -> object.settings.put("policy-" + state.name(), state.value().word()));
        }
      }
      default -> object.settings.put(name, value.word());
    }
  }

  private static String words(JsonValue value) {
    List<JsonValue> items = value instanceof JsonArray array ? array.items() : List.of(value);
    return items.stream().map(JsonValue::word).sorted().collect(Collectors.joining(" "));
  }

  private static String seconds(String milliseconds) {
    return milliseconds.endsWith("000")
        ? milliseconds.substring(0, milliseconds.length() - 3)
        : milliseconds;
  }
}
