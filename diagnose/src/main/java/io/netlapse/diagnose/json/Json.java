package io.netlapse.diagnose.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of JSON. Immutable. Asked for what it is not, a value answers as one that is not there:
 * {@link #get} gives {@link #NULL}, {@link #items} an empty list, {@link #text} an empty text, so
 * that what a server left out shows as missing and not as an exception.
 */
public sealed interface Json {

  /** {@code null}. */
  @SuppressWarnings("ClassInitializationDeadlock") // a Null is made nowhere else
  Json NULL = new Null();

  /** An object; the members keep their order. */
  record Members(Map<String, Json> members) implements Json {

    /** Copies the members. */
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** This object with one more member at its end. */
    public Members with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(members);
      more.put(name, value);
      return new Members(more);
    }

    /** With a text, or {@code null}. */
    public Members with(String name, @Nullable String value) {
      return with(name, Json.of(value));
    }

    /** With a whole number. */
    public Members with(String name, long value) {
      return with(name, Json.of(value));
    }
  }

  /** An array. */
  record Array(List<Json> elements) implements Json {

    /** Copies the elements. */
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** A string. */
  record Text(String value) implements Json {}

  /** A number. */
  record Decimal(BigDecimal value) implements Json {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value) implements Json {}

  /** {@code null}. */
  record Null() implements Json {}

  /** An object without members, to begin with. */
  static Members object() {
    return new Members(Map.of());
  }

  /** A string, or {@link #NULL}. */
  static Json of(@Nullable String value) {
    return value == null ? NULL : new Text(value);
  }

  /** A whole number. */
  static Json of(long value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  /** An array of what becomes of each element. */
  static <T> Json array(Collection<T> values, Function<T, Json> json) {
    List<Json> elements = new ArrayList<>();
    values.forEach(value -> elements.add(json.apply(value)));
    return new Array(elements);
  }

  /** An array of strings. */
  static Json texts(Collection<String> values) {
    return array(values, Json::of);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is no JSON; the message says what is wrong at which
   *     character
   */
  static Json parse(String text) {
    return new JsonText(text).read();
  }

  /** The member of a name; {@link #NULL} where there is none. */
  default Json get(String name) {
    return this instanceof Members object ? object.members().getOrDefault(name, NULL) : NULL;
  }

  /** The elements of an array; none of anything else. */
  default List<Json> items() {
    return this instanceof Array array ? array.elements() : List.of();
  }

  /** What a string holds; a number or truth as written; else an empty text. */
  default String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Decimal(BigDecimal value) -> value.toPlainString();
      case Truth(boolean value) -> Boolean.toString(value);
      case Members _, Array _, Null _ -> "";
    };
  }

  /** The text of a member. */
  default String text(String name) {
    return get(name).text();
  }

  /** Whether this is {@code null}, or was never there. */
  default boolean isNull() {
    return this instanceof Null;
  }

  /** The value over as many lines as it takes, two blanks deeper with each level; no line end. */
  default String indented() {
    return new JsonLines().add(this).toString();
  }

  /** The value on one line. */
  default String compact() {
    return new JsonLine().add(this).toString();
  }
}
