package io.netlapse.engine.facts.json;

import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Optional;

/** A value of JSON (RFC 8259) and where it stands. */
public sealed interface JsonValue {

  /** The exact text of the value, from its first to its last character. */
  Span span();

  /**
   * What it says as one word: a string's content, a number or literal as written; empty for the
   * rest.
   */
  default String word() {
    return "";
  }

  /**
   * An object.
   *
   * @param members in order; a name may occur twice, as {@code dst} in a route of {@code ip -j}
   *     with an encapsulation
   */
  record JsonObject(List<JsonMember> members, Span span) implements JsonValue {

    /** Copies the members. */
    public JsonObject {
      members = List.copyOf(members);
    }

    /** The first member of a name. */
    public Optional<JsonMember> member(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The word of the first member of a name; empty where there is none. */
    public String word(String name) {
      return member(name).map(member -> member.value().word()).orElse("");
    }
  }

  /** An array. */
  record JsonArray(List<JsonValue> items, Span span) implements JsonValue {

    /** Copies the items. */
    public JsonArray {
      items = List.copyOf(items);
    }
  }

  /** A string, its escapes resolved. */
  record JsonText(String value, Span span) implements JsonValue {
    @Override
    public String word() {
      return value;
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}, as written. */
  record JsonLiteral(String raw, Span span) implements JsonValue {
    @Override
    public String word() {
      return raw;
    }
  }

  /**
   * A member of an object.
   *
   * @param name its name
   * @param value its value; of a bare {@code "local",} without value, a literal {@code null}
   * @param span from the name to the end of the value
   */
  record JsonMember(String name, JsonValue value, Span span) {}
}
