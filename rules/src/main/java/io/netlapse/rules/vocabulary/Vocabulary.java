package io.netlapse.rules.vocabulary;

import io.netlapse.spi.fact.FactKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds of facts that there are. Immutable.
 *
 * @param kinds by name
 */
public record Vocabulary(SortedMap<String, KnownKind> kinds) {

  /** Copies the map. */
  public Vocabulary {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  /**
   * Reads a table: a line for each kind, with its name, {@code single} or {@code multi}, the fields
   * of its key and all of its fields, separated by tabs, names by blanks; {@code *} as the last
   * field for an open kind.
   *
   * @throws IllegalArgumentException if a line is of another shape
   */
  public static Vocabulary parse(String table) {
    SortedMap<String, KnownKind> kinds = new TreeMap<>();
    for (String line : table.lines().filter(one -> !one.isBlank()).toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 4) {
        throw new IllegalArgumentException("a line of the table of kinds: " + line);
      }
      String[] key = cells[2].split(" ");
      FactKind kind =
          cells[1].equals("single")
              ? FactKind.single(cells[0], key)
              : FactKind.multi(cells[0], key);
      SortedSet<String> fields = new TreeSet<>(Set.of(cells[3].split(" ")));
      boolean open = fields.remove("*");
      kinds.put(kind.name(), new KnownKind(kind, fields, open));
    }
    return new Vocabulary(kinds);
  }

  /** The same, and the kinds that others bring, whose fields nobody listed. */
  public Vocabulary with(Collection<FactKind> more) {
    SortedMap<String, KnownKind> all = new TreeMap<>(kinds);
    for (FactKind kind : more) {
      all.putIfAbsent(kind.name(), new KnownKind(kind, new TreeSet<>(kind.keyFields()), true));
    }
    return new Vocabulary(all);
  }

  /** The kind of that name. */
  public Optional<KnownKind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** The names of all kinds, in order. */
  public List<String> names() {
    return List.copyOf(kinds.keySet());
  }
}
