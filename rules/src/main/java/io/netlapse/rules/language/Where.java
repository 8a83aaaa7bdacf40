package io.netlapse.rules.language;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;

/**
 * Which facts a clause speaks of.
 *
 * @param alternatives a fact must meet all conditions of one of them; never empty
 */
public record Where(List<List<Condition>> alternatives) {

  /** Every fact. */
  public static final Where ALL = new Where(List.of(List.of()));

  /** Copies the lists. */
  public Where {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /** The clauses that must have been met before. */
  public Set<String> aliases() {
    return alternatives.stream()
        .flatMap(List::stream)
        .flatMap(condition -> condition.comparison().aliases().stream())
        .collect(toUnmodifiableSet());
  }

  /** The names that patterns give to parts of values. */
  public Set<String> parts() {
    return alternatives.stream()
        .flatMap(List::stream)
        .map(Condition::comparison)
        .filter(Comparison.Matching.class::isInstance)
        .flatMap(
            matching -> ((Comparison.Matching) matching).pattern().namedGroups().keySet().stream())
        .collect(toUnmodifiableSet());
  }

  /** The conditions, if there is one set of them alone; else none that must hold in any case. */
  public List<Condition> certain() {
    return alternatives.size() == 1 ? alternatives.getFirst() : List.of();
  }
}
