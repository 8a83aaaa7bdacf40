package io.netlapse.rules.reading;

import io.netlapse.rules.language.Clause;
import io.netlapse.rules.vocabulary.KnownKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The aliases that a text may name: those of the clauses before it.
 *
 * @param clauses by alias
 */
record Scope(Map<String, Named> clauses) {

  /**
   * A clause with an alias.
   *
   * @param kinds of its facts
   * @param wants what it wants
   * @param parts the names that its patterns give to parts of values
   */
  record Named(List<KnownKind> kinds, Clause.Wants wants, Set<String> parts) {

    /** Whether it finds facts of which there is a first one that speaks for all. */
    boolean has(String field) {
      boolean known = kinds.isEmpty() || kinds.stream().anyMatch(kind -> kind.has(field));
      if (parts.contains(field)) {
        return wants instanceof Clause.Some;
      }
      return known
          && switch (wants) {
            case Clause.Some _ -> true;
            case Clause.None _ -> false;
            case Clause.Counted number -> {
              Clause.Per per = number.per();
              yield per != null && per.isAlikeIn(field);
            }
          };
    }

    boolean counts() {
      return wants instanceof Clause.Counted;
    }

    /** The fields that a text may name. */
    SortedSet<String> fields() {
      SortedSet<String> fields = new TreeSet<>(parts);
      kinds.forEach(kind -> fields.addAll(kind.fields()));
      fields.removeIf(field -> !has(field));
      return fields;
    }
  }

  /** The names that somebody gave. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(clauses.keySet());
    names.removeIf(name -> name.startsWith("."));
    return names;
  }

  static Scope empty() {
    return new Scope(new LinkedHashMap<>());
  }

  void add(String alias, Named named) {
    clauses.put(alias, named);
  }
}
