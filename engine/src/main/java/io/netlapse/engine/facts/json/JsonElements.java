package io.netlapse.engine.facts.json;

import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of an output that is an array of objects, as {@code ip -j} prints it. Where the text
 * is damaged, what stands before the damage is read.
 *
 * @param objects the whole objects, in order
 * @param damaged what could not be read, from the object that is broken or cut off to the end
 */
public record JsonElements(List<JsonObject> objects, List<Span> damaged) {

  /** Copies the lists. */
  public JsonElements {
    objects = List.copyOf(objects);
    damaged = List.copyOf(damaged);
  }

  /** Whether an output is JSON of this shape, by its first character that is not blank. */
  public static boolean looksLike(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!JsonReader.isBlank(text.charAt(i))) {
        return text.charAt(i) == '[';
      }
    }
    return false;
  }

  /**
   * Reads an output. The array need not be closed: for an empty table {@code ip -j} prints {@code [
   * }. Several arrays may follow each other.
   */
  public static JsonElements of(String text) {
    List<JsonObject> objects = new ArrayList<>();
    JsonReader reader = new JsonReader(text);
    while (true) {
      int at = reader.skip(" \t\r\n[],");
      if (at == text.length()) {
        return new JsonElements(objects, List.of());
      }
      Optional<JsonValue> value = reader.value();
      if (value.isEmpty() || !(value.get() instanceof JsonObject object)) {
        return new JsonElements(objects, List.of(trimmed(text, at)));
      }
      objects.add(object);
    }
  }

  private static Span trimmed(String text, int from) {
    int end = text.length();
    while (end > from && JsonReader.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Span(from, end);
  }
}
