package io.netlapse.service.json;

import io.micronaut.json.tree.JsonNode;
import io.netlapse.service.problem.Problem.Fault;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that a client sent. Faults are gathered, with their pointers, and
 * told all at once by {@link #check}; until then a field that is missing or wrong reads as a
 * harmless value. For one thread.
 */
public final class JsonFields {

  private static final int FAULTS_TOLD = 20;

  private final String pointer;
  private final Map<String, JsonNode> fields;
  private final Set<String> asked = new TreeSet<>();
  private final List<Fault> faults;

  private JsonFields(String pointer, Map<String, JsonNode> fields, List<Fault> faults) {
    this.pointer = pointer;
    this.fields = fields;
    this.faults = faults;
  }

  static JsonFields of(JsonNode document) {
    if (!document.isObject()) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "The body is no JSON object.",
          List.of(new Fault("", "an object is expected")));
    }
    return new JsonFields("", members(document), new ArrayList<>());
  }

  /** A text; empty, with a fault, where it is missing. */
  public String text(String name) {
    String value = optionalText(name);
    if (value == null && node(name) == null) {
      fault(name, "it is missing");
    }
    return value == null ? "" : value;
  }

  /** A text; null where it is absent or null. */
  public @Nullable String optionalText(String name) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isString()) {
      fault(name, "a text is expected");
      return null;
    }
    return node.getStringValue();
  }

  /** A number; null where it is absent or null. */
  public @Nullable Double optionalNumber(String name) {
    JsonNode node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()) {
      fault(name, "a number is expected");
      return null;
    }
    return node.getDoubleValue();
  }

  /**
   * A text of a form.
   *
   * @param read makes a value of it; an {@link IllegalArgumentException}'s message is told as the
   *     fault
   * @return null where the field is absent, null or of another form
   */
  public <T> @Nullable T optional(String name, Function<String, T> read) {
    String text = optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      fault(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The objects of an array; empty, with a fault, where it is missing. */
  public List<JsonFields> objects(String name) {
    JsonNode node = node(name);
    if (node == null || !node.isArray()) {
      fault(name, "an array of objects is expected");
      return List.of();
    }
    List<JsonFields> objects = new ArrayList<>();
    int index = 0;
    for (JsonNode element : node.values()) {
      String place = place(name) + "/" + index++;
      if (element.isObject()) {
        objects.add(new JsonFields(place, members(element), faults));
      } else {
        faults.add(new Fault(place, "an object is expected"));
      }
    }
    return objects;
  }

  /** Whether a field is there and not null; counts as asked for. */
  public boolean has(String name) {
    return node(name) != null;
  }

  /** Tells of a field that it is wrong. */
  public void fault(String name, String detail) {
    faults.add(new Fault(place(name), detail));
  }

  /** Tells of each field that nobody asked for that it is unknown. */
  public void refuseOthers() {
    for (String name : fields.keySet()) {
      if (!asked.contains(name)) {
        fault(name, "the field is unknown; known are %s".formatted(String.join(", ", asked)));
      }
    }
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException 422 with every fault that was found here or in an object within
   */
  public void check() {
    if (!faults.isEmpty()) {
      Fault first = faults.getFirst();
      throw ProblemException.of(
          ProblemType.INVALID,
          "The body is not valid: %s: %s.%s"
              .formatted(
                  first.pointer().isEmpty() ? "/" : first.pointer(),
                  first.detail(),
                  faults.size() > 1 ? " %d faults in all.".formatted(faults.size()) : ""),
          faults.subList(0, Math.min(FAULTS_TOLD, faults.size())));
    }
  }

  private @Nullable JsonNode node(String name) {
    asked.add(name);
    JsonNode node = fields.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /** RFC 6901, 3: {@code ~} and {@code /} are escaped. A name may be as long as its body. */
  private String place(String name) {
    String start = name.length() > 64 ? name.substring(0, 64) + "..." : name;
    return pointer + "/" + start.replace("~", "~0").replace("/", "~1");
  }

  private static Map<String, JsonNode> members(JsonNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.entries().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    return members;
  }
}
