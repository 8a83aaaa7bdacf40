package io.netlapse.spi.fact;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One parsed unit that a person would reason about. A fact <em>is</em> its canonical form: kind and
 * named fields, defaults written out, volatile fields left out. Two outputs that show the same
 * thing in two dialects give equal facts.
 *
 * <p>Immutable, so safe for many threads.
 */
public final class Fact implements Comparable<Fact> {

  private final FactKind kind;

  /** Never changed; bare, for facts are compared by the million. */
  private final TreeMap<String, String> fields;

  /** What {@link #hashCode} told; 0 where it was not asked yet. Whoever does not see it counts. */
  private int hash;

  /** What {@link #view} made last; whoever does not see it makes an equal one. */
  private @Nullable Object view;

  /**
   * A fact of the given fields, which are copied.
   *
   * @param kind its kind
   * @param fields the fields by name; names are lower-case words joined by {@code -}; values are
   *     never empty; a field that does not apply is absent
   * @throws IllegalArgumentException if a field of the natural key that all facts of the kind share
   *     is empty, or any value is
   */
  public Fact(FactKind kind, SortedMap<String, String> fields) {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getValue().isEmpty()) {
        throw new IllegalArgumentException(
            "field %s of a %s is empty; leave it out".formatted(field.getKey(), kind.name()));
      }
    }
    this.kind = kind;
    this.fields = new TreeMap<>(fields);
  }

  /**
   * A fact of the given fields.
   *
   * @param kind its kind
   * @param fields its fields, in any order
   */
  public static Fact of(FactKind kind, Map<String, String> fields) {
    return new Fact(kind, new TreeMap<>(fields));
  }

  /** Its kind. */
  public FactKind kind() {
    return kind;
  }

  /** The fields by name, in the order of their names. */
  public SortedMap<String, String> fields() {
    return Collections.unmodifiableSortedMap(fields);
  }

  /**
   * The fact in the type of its kind, made once: rules ask for every fact of a kind whenever one of
   * them changes.
   *
   * @param type the kind's type
   * @param read makes it of the fact, and of equal facts equal ones
   * @throws RuntimeException what {@code read} throws
   */
  public <T> T view(Class<T> type, Function<Fact, T> read) {
    Object known = view;
    if (type.isInstance(known)) {
      return type.cast(known);
    }
    T made = read.apply(this);
    view = made;
    return made;
  }

  /** The value of a field, if the fact has it. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The value of a field, or the given one where the fact does not have it. */
  public String field(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }

  /** The natural key as text: kind and the values of the key's fields, absent ones as {@code -}. */
  public String key() {
    return kind.keyFields().stream()
        .map(name -> quote(fields.getOrDefault(name, "-")))
        .collect(joining(" ", kind.name() + " ", ""));
  }

  /**
   * The canonical form as one line of text, such as {@code address address=10.0.0.1/24 dev=eth0
   * family=inet scope=global}. Equal facts have equal texts and the reverse.
   */
  public String canonical() {
    StringBuilder text = new StringBuilder(kind.name());
    fields.forEach((name, value) -> text.append(' ').append(name).append('=').append(quote(value)));
    return text.toString();
  }

  /** By canonical form, which is not made for it: rules ask for facts in order again and again. */
  @Override
  public int compareTo(Fact other) {
    int order = kind.name().compareTo(other.kind.name());
    Iterator<Map.Entry<String, String>> own = fields.entrySet().iterator();
    Iterator<Map.Entry<String, String>> theirs = other.fields.entrySet().iterator();
    while (order == 0 && own.hasNext() && theirs.hasNext()) {
      Map.Entry<String, String> one = own.next();
      Map.Entry<String, String> another = theirs.next();
      order =
          one.getKey().equals(another.getKey())
              ? compareQuoted(one.getValue(), another.getValue())
              : (one.getKey() + '=').compareTo(another.getKey() + '=');
    }
    return order == 0 ? Boolean.compare(own.hasNext(), theirs.hasNext()) : order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fact fact && kind.equals(fact.kind) && fields.equals(fact.fields);
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = 31 * kind.hashCode() + fields.hashCode();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return canonical();
  }

  /** As {@code quote(one).compareTo(quote(other))} would: a log's lines are sorted by this. */
  private static int compareQuoted(String one, String other) {
    int at = 0;
    int shorter = Math.min(one.length(), other.length());
    while (at < shorter && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == one.length() && at == other.length()) {
      return 0;
    }
    boolean isPlain = isPlain(one);
    if (isPlain != isPlain(other)) {
      return isPlain ? one.charAt(0) - '"' : '"' - other.charAt(0);
    }
    if (!isPlain) {
      return escaped(one, at).compareTo(escaped(other, at));
    }
    return at == shorter ? one.length() - other.length() : one.charAt(at) - other.charAt(at);
  }

  /** What stands in a quoted value for the character at a place, or ends it. */
  private static String escaped(String value, int at) {
    if (at == value.length()) {
      return "\"";
    }
    return switch (value.charAt(at)) {
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      case '\n' -> "\\n";
      default -> String.valueOf(value.charAt(at));
    };
  }

  private static String quote(String value) {
    if (isPlain(value)) {
      return value;
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** By hand, for every value of every fact comes through here. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == '"' || c == '\\' || c == '=' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }
}
