package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a fact field by field, leaving out what is absent, and reads the fields of a fact back.
 * What views of facts are made with. Not safe for many threads while it is written to.
 *
 * <p>Every reader throws an {@link IllegalArgumentException} that names field and fact where the
 * field is missing and must be there, or has a value of another shape.
 */
public final class Fields {

  private final SortedMap<String, String> values = new TreeMap<>();

  /** No field yet. */
  public Fields() {}

  /** Sets a field to the text of a value; null and the empty text leave it out. */
  public Fields with(String name, @Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      values.put(name, text);
    }
    return this;
  }

  /** The fact of these fields. */
  public Fact fact(FactKind kind) {
    return new Fact(kind, values);
  }

  /** Checks that a fact is of the kind that a view is made of. */
  public static void requireKind(Fact fact, FactKind kind) {
    if (!fact.kind().equals(kind)) {
      throw new IllegalArgumentException(
          "a fact of kind %s is no %s: %s".formatted(fact.kind().name(), kind.name(), fact));
    }
  }

  /** The value of a field. */
  public static String text(Fact fact, String name) {
    return fact.field(name)
        .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + fact));
  }

  /** The address that a field holds. */
  public static IpAddress address(Fact fact, String name) {
    return IpAddress.parse(text(fact, name))
        .orElseThrow(
            () -> new IllegalArgumentException("field " + name + " is no address in " + fact));
  }

  /** The value of a field; null where the fact does not have it. */
  public static @Nullable String textOrNull(Fact fact, String name) {
    return fact.fields().get(name);
  }

  /** The words of a comma list, in order; empty where the fact does not have it. */
  public static List<String> words(Fact fact, String name) {
    String text = fact.field(name, "");
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  /** The number that a field holds. */
  public static int number(Fact fact, String name) {
    String text = text(fact, name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("field " + name + " is no number in " + fact, e);
    }
  }

  /** The number that a field holds; null where the fact does not have it. */
  public static @Nullable Integer numberOrNull(Fact fact, String name) {
    return fact.fields().containsKey(name) ? number(fact, name) : null;
  }

  /** The long number that a field holds; null where the fact does not have it. */
  public static @Nullable Long longOrNull(Fact fact, String name) {
    String text = fact.fields().get(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("field " + name + " is no number in " + fact, e);
    }
  }
}
