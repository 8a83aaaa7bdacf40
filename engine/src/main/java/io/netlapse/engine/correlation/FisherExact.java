package io.netlapse.engine.correlation;

/**
 * Fisher's exact test, one-sided: of nodes with and without an event, some got a change; how likely
 * is it that at least as many of those with the event would have got it by chance, all else being
 * equal?
 *
 * <p>Source: R. A. Fisher, The Design of Experiments, 1935, chapter 2 (the lady tasting tea). The
 * sum runs over the hypergeometric distribution, in logarithms, so that tables of many thousand
 * nodes do not overflow.
 */
final class FisherExact {

  private FisherExact() {}

  /**
   * The probability of a table at least as extreme.
   *
   * @param eventAndChange nodes with the event that got the change
   * @param eventOnly nodes with the event that did not
   * @param changeOnly nodes without the event that got it
   * @param neither nodes without either
   * @return above 0, at most 1
   * @throws IllegalArgumentException if a number is negative
   */
  static double greater(int eventAndChange, int eventOnly, int changeOnly, int neither) {
    if (eventAndChange < 0 || eventOnly < 0 || changeOnly < 0 || neither < 0) {
      throw new IllegalArgumentException(
          "a table of counts, not of %d, %d, %d, %d"
              .formatted(eventAndChange, eventOnly, changeOnly, neither));
    }
    double sum = 0;
    int steps = Math.min(eventOnly, changeOnly);
    for (int more = 0; more <= steps; more++) {
      sum +=
          probability(eventAndChange + more, eventOnly - more, changeOnly - more, neither + more);
    }
    return Math.min(1, sum);
  }

  /** The probability of this very table, given its sums. */
  private static double probability(int a, int b, int c, int d) {
    double logarithm =
        logFactorial(a + b)
            + logFactorial(c + d)
            + logFactorial(a + c)
            + logFactorial(b + d)
            - logFactorial(a + b + c + d)
            - logFactorial(a)
            - logFactorial(b)
            - logFactorial(c)
            - logFactorial(d);
    return Math.exp(logarithm);
  }

  /**
   * The natural logarithm of {@code n!}: a sum for small numbers, Stirling's series beyond, whose
   * first term left out is below 1e-14 there (Abramowitz and Stegun 6.1.41).
   */
  private static double logFactorial(int n) {
    if (n < 100) {
      double sum = 0;
      for (int i = 2; i <= n; i++) {
        sum += Math.log(i);
      }
      return sum;
    }
    double x = n + 1.0;
    double x2 = x * x;
    return (x - 0.5) * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI)
        + (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * x2)) / x2) / x;
  }
}
