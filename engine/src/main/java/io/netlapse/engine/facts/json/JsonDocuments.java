package io.netlapse.engine.facts.json;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of an output that is one object after the other, as {@code kubectl -o json} prints
 * it. Of one that is broken or cut off, the members before the damage are there, and of an array of
 * it the items before the damage.
 *
 * @param objects in order; the last may be a part
 * @param damaged what could not be read, from the damage to the end
 */
public record JsonDocuments(List<JsonObject> objects, List<Span> damaged) {

  /** Copies the lists. */
  public JsonDocuments {
    objects = List.copyOf(objects);
    damaged = List.copyOf(damaged);
  }

  /** Whether an output is of this shape, by its first character that is not blank. */
  public static boolean looksLike(String text) {
    int first = new JsonReader(text).skip(" \t\r\n");
    return first < text.length() && text.charAt(first) == '{';
  }

  /** Reads an output. */
  public static JsonDocuments of(String text) {
    List<JsonObject> objects = new ArrayList<>();
    JsonReader reader = new JsonReader(text);
    while (true) {
      int at = reader.skip(" \t\r\n,");
      if (at == text.length()) {
        return new JsonDocuments(objects, List.of());
      }
      Optional<JsonValue> value = reader.value();
      if (value.isEmpty() || !(value.get() instanceof JsonObject object)) {
        Optional<JsonObject> part = new JsonReader(text, at).beforeDamage();
        part.ifPresent(objects::add);
        int end = part.map(known -> known.span().end()).orElse(at);
        return new JsonDocuments(objects, trimmed(text, end));
      }
      objects.add(object);
    }
  }

  private static List<Span> trimmed(String text, int from) {
    int start = new JsonReader(text, from).skip(" \t\r\n,");
    int end = text.length();
    while (end > start && JsonReader.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return start < end ? List.of(new Span(start, end)) : List.of();
  }
}
