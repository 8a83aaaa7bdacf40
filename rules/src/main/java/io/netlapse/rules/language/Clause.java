package io.netlapse.rules.language;

import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be so.
 *
 * @param wants what must be so of the facts
 * @param kinds the kinds of which the facts may be, in order; never empty
 * @param of whose facts
 * @param alias under which what it finds is known
 * @param where which facts
 * @param shown fields that tell a thing which must have been shown: where no fact has their values,
 *     the answer is unknown; empty where absence is an answer
 * @param newest the field by which the facts are ordered, the highest first; null for canonical
 *     order
 * @param lacks what nobody looked at, for a sentence; null to name the kinds
 */
public record Clause(
    Wants wants,
    List<FactKind> kinds,
    Of of,
    String alias,
    Where where,
    Set<String> shown,
    @Nullable String newest,
    @Nullable String lacks) {

  /** What must be so. */
  public sealed interface Wants {}

  /** There is such a fact; each of them is a case of its own. */
  public record Some() implements Wants {}

  /** There is no such fact. */
  public record None() implements Wants {}

  /**
   * There are so many.
   *
   * @param least how many at least
   * @param most how many at most
   * @param per in which groups they are counted; null for all together
   */
  public record Counted(int least, int most, @Nullable Per per) implements Wants {}

  /**
   * Facts that are counted together: of one kind, and alike in some fields.
   *
   * @param fields the fields
   * @param allBut whether these are the fields that may differ
   */
  public record Per(Set<String> fields, boolean allBut) {

    /** Copies the set. */
    public Per {
      fields = Set.copyOf(fields);
    }

    /** Whether facts of one group have the same value of the field. */
    public boolean isAlikeIn(String field) {
      return fields.contains(field) != allBut;
    }
  }

  /** Copies the collections. */
  public Clause {
    kinds = List.copyOf(kinds);
    shown = Set.copyOf(shown);
  }
}
