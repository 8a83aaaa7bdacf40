package io.netlapse.rules.vocabulary;

import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kind of fact and the names of its fields.
 *
 * @param kind the kind
 * @param fields the fields that are known
 * @param open whether facts of the kind may have others, named by what a node prints
 */
public record KnownKind(FactKind kind, SortedSet<String> fields, boolean open) {

  /** Copies the fields. */
  public KnownKind {
    fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
  }

  /**
   * Whether a fact of the kind may have the field. Of an open kind a name that is a slip of the
   * finger away from a known one is taken for that slip.
   */
  public boolean has(String field) {
    return fields.contains(field) || (open && !Nearest.isSlipOfAny(field, fields));
  }
}
