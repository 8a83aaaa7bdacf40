package io.netlapse.engine.history;

import static java.util.Comparator.comparing;

import io.netlapse.spi.fact.Fact;
import java.util.Comparator;

/**
 * The n-th of several equal facts that hold at once. Facts of a node are a multiset: two equal
 * rules are two facts, and one of them can go.
 *
 * @param fact the fact
 * @param occurrence which of the equal ones, from 1
 */
public record NumberedFact(Fact fact, int occurrence) implements Comparable<NumberedFact> {

  private static final Comparator<NumberedFact> ORDER =
      comparing(NumberedFact::fact).thenComparingInt(NumberedFact::occurrence);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public NumberedFact {
    if (occurrence < 1) {
      throw new IllegalArgumentException("occurrence " + occurrence + " of " + fact);
    }
  }

  /** By canonical form, then by number. */
  @Override
  public int compareTo(NumberedFact other) {
    return ORDER.compare(this, other);
  }

  /** The canonical form, with {@code #n} behind it from the second on. */
  @Override
  public String toString() {
    return occurrence == 1 ? fact.canonical() : fact.canonical() + " #" + occurrence;
  }
}
