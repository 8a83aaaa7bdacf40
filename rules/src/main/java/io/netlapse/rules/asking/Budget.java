package io.netlapse.rules.asking;

/** Counts what one answer costs. Of one thread. */
final class Budget {

  private int comparisons;

  /**
   * Takes so many comparisons.
   *
   * @throws Limits.Reached if there are none left
   */
  void spend(int more) {
    comparisons += more;
    if (comparisons > Limits.COMPARISONS) {
      throw new Limits.Reached(
          "an answer within %d comparisons of facts; join by equal fields, or ask for fewer facts"
              .formatted(Limits.COMPARISONS));
    }
  }

  /**
   * Checks how many matches are kept.
   *
   * @throws Limits.Reached if there are too many
   */
  void keep(int matches) {
    if (matches > Limits.MATCHES) {
      throw new Limits.Reached(
          "an answer within %d combinations of facts; ask for fewer facts"
              .formatted(Limits.MATCHES));
    }
  }
}
