package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a fact that a view writes, and reads those that a view needs. */
final class FactFields {

  private final SortedMap<String, String> fields = new TreeMap<>();

  /** Adds a field; null leaves it out. */
  FactFields put(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /** Adds words joined by commas, in the order of their texts; none leaves the field out. */
  FactFields put(String name, Collection<String> words) {
    return put(name, words.isEmpty() ? null : String.join(",", words.stream().sorted().toList()));
  }

  /** Adds all fields of a map. */
  FactFields putAll(Map<String, String> more) {
    fields.putAll(more);
    return this;
  }

  Fact of(FactKind kind) {
    return new Fact(kind, fields);
  }

  /**
   * Checks the kind of a fact that a view is to be read from.
   *
   * @throws IllegalArgumentException if it is of another kind
   */
  static Fact require(Fact fact, FactKind kind) {
    if (!fact.kind().equals(kind)) {
      throw new IllegalArgumentException(
          "a fact of kind %s is no %s".formatted(fact.kind().name(), kind.name()));
    }
    return fact;
  }

  /**
   * The value of a field that every fact of the kind has.
   *
   * @throws IllegalArgumentException if this one has not
   */
  static String required(Fact fact, String name) {
    return fact.field(name)
        .orElseThrow(
            () -> new IllegalArgumentException("no field %s in: %s".formatted(name, fact)));
  }

  static @Nullable String optional(Fact fact, String name) {
    return fact.fields().get(name);
  }

  /**
   * A field that is an address.
   *
   * @throws IllegalArgumentException if it is absent or no address
   */
  static IpAddress address(Fact fact, String name) {
    String text = required(fact, name);
    return IpAddress.parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("%s '%s' is no address".formatted(name, text)));
  }

  /**
   * A field that is a prefix.
   *
   * @throws IllegalArgumentException if it is absent or no prefix
   */
  static IpPrefix prefix(Fact fact, String name) {
    String text = required(fact, name);
    return IpPrefix.parse(text)
        .orElseThrow(
            () -> new IllegalArgumentException("%s '%s' is no prefix".formatted(name, text)));
  }

  /** The fields that are not in the list: those whose names are the kernel's own. */
  static SortedMap<String, String> others(Fact fact, List<String> names) {
    SortedMap<String, String> others = new TreeMap<>(fact.fields());
    others.keySet().removeAll(names);
    return others;
  }
}
