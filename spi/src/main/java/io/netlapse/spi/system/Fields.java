package io.netlapse.spi.system;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpAddress;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a fact field by field, leaving out what is absent, and reads the fields of a fact back.
 */
final class Fields {

  private final SortedMap<String, String> values = new TreeMap<>();

  /** Sets a field to the text of a value; null and the empty text leave it out. */
  Fields with(String name, @Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      values.put(name, text);
    }
    return this;
  }

  Fact fact(FactKind kind) {
    return new Fact(kind, values);
  }

  static void requireKind(Fact fact, FactKind kind) {
    if (!fact.kind().equals(kind)) {
      throw new IllegalArgumentException(
          "a fact of kind %s is no %s: %s".formatted(fact.kind().name(), kind.name(), fact));
    }
  }

  static String text(Fact fact, String name) {
    return fact.field(name)
        .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + fact));
  }

  static IpAddress address(Fact fact, String name) {
    return IpAddress.parse(text(fact, name))
        .orElseThrow(
            () -> new IllegalArgumentException("field " + name + " is no address in " + fact));
  }

  static @Nullable String textOrNull(Fact fact, String name) {
    return fact.fields().get(name);
  }

  static int number(Fact fact, String name) {
    String text = text(fact, name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("field " + name + " is no number in " + fact, e);
    }
  }

  static @Nullable Integer numberOrNull(Fact fact, String name) {
    return fact.fields().containsKey(name) ? number(fact, name) : null;
  }

  static @Nullable Long longOrNull(Fact fact, String name) {
    String text = fact.fields().get(name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("field " + name + " is no number in " + fact, e);
    }
  }
}
