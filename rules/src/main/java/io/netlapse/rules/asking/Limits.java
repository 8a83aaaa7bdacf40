package io.netlapse.rules.asking;

/**
 * What a written rule may cost when it is asked of one node. What hits a limit makes the answer
 * unknown; nothing is left out without a word.
 */
final class Limits {

  /** So many facts are compared, those of each step of a join counted again. */
  static final int COMPARISONS = 1_000_000;

  /** So many ways to meet a case's clauses are kept at a time. */
  static final int MATCHES = 10_000;

  /** So many findings and so many subjects that are unknown. */
  static final int OUTCOMES = 100;

  /** The longest subject, in characters; it is a finding's identity, so it is never cut. */
  static final int SUBJECT = 500;

  /** The longest value that is put into words; what is longer ends with an ellipsis. */
  static final int VALUE = 300;

  private Limits() {}

  /** A rule that has cost what it may. Thrown and caught in this package only. */
  static final class Reached extends RuntimeException {

    Reached(String what) {
      super(what, null, false, false);
    }
  }
}
