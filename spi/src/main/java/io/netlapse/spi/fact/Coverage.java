package io.netlapse.spi.fact;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of facts that a command could have shown: all of one kind whose named fields have the given
 * values. {@code ip -4 route show table main} covers the routes with {@code family=inet
 * table=main}.
 *
 * @param kind the name of the kind
 * @param where the fields that must be equal, by name; empty for every fact of the kind
 */
public record Coverage(String kind, SortedMap<String, String> where)
    implements Comparable<Coverage> {

  /** Copies the conditions. */
  public Coverage {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /** Every fact of a kind. */
  public static Coverage all(FactKind kind) {
    return new Coverage(kind.name(), new TreeMap<>());
  }

  /** The facts of a kind with these values. */
  public static Coverage where(FactKind kind, Map<String, String> where) {
    return new Coverage(kind.name(), new TreeMap<>(where));
  }

  /** Every value of the key that a fact of a {@linkplain FactKind#isSingle single} kind has. */
  public static Coverage everyValueOf(Fact fact) {
    SortedMap<String, String> key = new TreeMap<>();
    for (String name : fact.kind().keyFields()) {
      fact.field(name).ifPresent(value -> key.put(name, value));
    }
    return new Coverage(fact.kind().name(), key);
  }

  /** Whether the fact is one of the set. */
  public boolean covers(Fact fact) {
    if (!kind.equals(fact.kind().name())) {
      return false;
    }
    for (Map.Entry<String, String> condition : where.entrySet()) {
      if (!condition.getValue().equals(fact.fields().get(condition.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** By text. */
  @Override
  public int compareTo(Coverage other) {
    return toString().compareTo(other.toString());
  }

  /** As {@code route[family=inet,table=main]}, or {@code route} for every fact of the kind. */
  @Override
  public String toString() {
    if (where.isEmpty()) {
      return kind;
    }
    return where.entrySet().stream()
        .map(condition -> condition.getKey() + "=" + condition.getValue())
        .collect(joining(",", kind + "[", "]"));
  }
}
