package io.netlapse.engine.history;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one section says, whatever the time: which facts it could have shown, and which it shows.
 *
 * <p>A section of a status that does not {@linkplain
 * io.netlapse.spi.snapshot.SectionStatus#observes() observe} has no sight at all; {@link #of} with
 * no facts is the sight of one that looked and found nothing.
 */
public final class Sight {

  private final Scope scope;
  private final Set<NumberedFact> facts;
  private final Map<Coverage, NumberedFact> values;

  private Sight(Scope scope, Set<NumberedFact> facts, Map<Coverage, NumberedFact> values) {
    this.scope = scope;
    this.facts = facts;
    this.values = values;
  }

  /**
   * The sight of a section.
   *
   * @param scope what its command could have shown
   * @param shown the facts in the order of the output, equal ones as often as they stand there; of
   *     two values of one single key the later holds
   */
  public static Sight of(Scope scope, List<Fact> shown) {
    Map<Coverage, NumberedFact> values = new LinkedHashMap<>();
    Map<Fact, Integer> counts = new HashMap<>();
    Set<NumberedFact> facts = new HashSet<>();
    for (Fact fact : shown) {
      if (fact.kind().isSingle()) {
        values.put(Coverage.everyValueOf(fact), new NumberedFact(fact, 1));
      } else {
        facts.add(new NumberedFact(fact, counts.merge(fact, 1, Integer::sum)));
      }
    }
    facts.addAll(values.values());
    return new Sight(scope, facts, values);
  }

  /** What the command could have shown, apart from what it did. */
  public Scope scope() {
    return scope;
  }

  /** The facts that it shows; no order. */
  Set<NumberedFact> facts() {
    return facts;
  }

  /** The single keys that it shows, each with its value. */
  Map<Coverage, NumberedFact> values() {
    return values;
  }

  /** The facts that it shows, in canonical order. */
  public List<NumberedFact> sorted() {
    return List.copyOf(new TreeSet<>(facts));
  }

  /**
   * Whether it says anything about the fact: by its scope, by showing it, or by showing a value of
   * its single key.
   */
  boolean covers(NumberedFact fact) {
    return scope.covers(fact.fact())
        || facts.contains(fact)
        || (fact.fact().kind().isSingle()
            && values.containsKey(Coverage.everyValueOf(fact.fact())));
  }

  /** Two sights are equal when they say the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Sight that && scope.equals(that.scope) && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return 31 * scope.hashCode() + facts.hashCode();
  }

  @Override
  public String toString() {
    return scope.coverages() + " " + sorted();
  }
}
