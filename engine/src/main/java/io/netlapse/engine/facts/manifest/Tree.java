package io.netlapse.engine.facts.manifest;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonLiteral;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;

/** Walks from an object along the names of members. {@code null} counts as absent. */
public final class Tree {

  private Tree() {}

  /** The member at the end of a path. */
  public static Optional<JsonMember> member(JsonObject from, String... path) {
    Optional<JsonObject> holder = Optional.of(from);
    for (int i = 0; i < path.length - 1; i++) {
      String name = path[i];
      holder = holder.flatMap(object -> object.member(name)).flatMap(Tree::object);
    }
    return holder
        .flatMap(object -> object.member(path[path.length - 1]))
        .filter(member -> !isNull(member.value()));
  }

  private static Optional<JsonObject> object(JsonMember member) {
    return member.value() instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private static boolean isNull(JsonValue value) {
    return value instanceof JsonLiteral literal && literal.raw().equals("null");
  }

  /** The object at the end of a path. */
  public static Optional<JsonObject> object(JsonObject from, String... path) {
    return member(from, path).flatMap(Tree::object);
  }

  /** The members of the object at the end of a path; none where there is no object. */
  public static List<JsonMember> members(JsonObject from, String... path) {
    return object(from, path).map(JsonObject::members).orElse(List.of());
  }

  /** The word at the end of a path; an empty text where there is none. */
  public static String text(JsonObject from, String... path) {
    return member(from, path).map(member -> member.value().word()).orElse("");
  }

  /** Whether {@code true} stands at the end of a path. */
  public static boolean isTrue(JsonObject from, String... path) {
    return text(from, path).equals("true");
  }

  /** The number at the end of a path; the given one where there is none. */
  public static int number(JsonObject from, int otherwise, String... path) {
    return number(text(from, path)).orElse(otherwise);
  }

  /** A number of up to nine digits. */
  public static Optional<Integer> number(String text) {
    boolean digits = !text.isEmpty() && text.length() < 10;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** The items of the array at the end of a path; none where there is no array. */
  public static List<JsonValue> items(JsonObject from, String... path) {
    return member(from, path).map(JsonMember::value).map(Tree::items).orElse(List.of());
  }

  private static List<JsonValue> items(JsonValue value) {
    return value instanceof JsonArray array ? array.items() : List.of();
  }

  /** The objects among the items of the array at the end of a path. */
  public static List<JsonObject> objects(JsonObject from, String... path) {
    return items(from, path).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  /** The words among the items of the array at the end of a path. */
  public static List<String> words(JsonObject from, String... path) {
    return items(from, path).stream().map(JsonValue::word).filter(word -> !word.isEmpty()).toList();
  }

  /** The same words sorted and joined by commas; an empty text for none. */
  public static String sorted(JsonObject from, String... path) {
    return words(from, path).stream().sorted().collect(joining(","));
  }

  /**
   * A value as one text: a word; items sorted and joined by commas; members as {@code name=value}
   * sorted and joined by commas, in braces where they stand in another value.
   */
  public static String flat(JsonValue value) {
    return switch (value) {
      case JsonObject object -> flatMembers(object.members());
      case JsonArray array ->
          array.items().stream()
              .map(item -> item instanceof JsonObject ? "{" + flat(item) + "}" : flat(item))
              .sorted()
              .collect(joining(","));
      default -> isNull(value) ? "" : value.word();
    };
  }

  /** Members as {@code name=value} sorted and joined by commas, empty ones left out. */
  public static String flatMembers(List<JsonMember> members) {
    return members.stream()
        .filter(member -> !flat(member.value()).isEmpty())
        .map(member -> member.name() + "=" + nested(member.value()))
        .sorted()
        .collect(joining(","));
  }

  private static String nested(JsonValue value) {
    return value instanceof JsonObject ? "{" + flat(value) + "}" : flat(value);
  }
}
