package io.netlapse.spi.fact;

import java.util.List;

/**
 * What a parser made of one section's output. Every line that is not blank is under a fact, under
 * what was understood and says no fact, raw text, or unread: nothing is dropped silently.
 *
 * @param facts the facts in the order of the output, each with where it stands; a fact that the
 *     output shows twice is there twice
 * @param unread whole lines that the parser does not know, in order, without their line ends
 * @param raw how many lines are raw text: lines of a log that nobody wants a fact of. They are read
 *     as what they are, and kept with the output
 */
public record Reading(List<Read> facts, List<Span> unread, int raw) {

  /** Nothing read and nothing unread. */
  public static final Reading EMPTY = new Reading(List.of(), List.of());

  /**
   * One fact and where it stands.
   *
   * @param fact the fact
   * @param spans the lines (or, of JSON, the element) that it was read from, in order; never empty
   */
  public record Read(Fact fact, List<Span> spans) {

    /**
     * Copies the spans.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Read {
      spans = List.copyOf(spans);
      if (spans.isEmpty()) {
        throw new IllegalArgumentException("a fact without a line: " + fact);
      }
    }

    /** A fact that stands in one piece. */
    public Read(Fact fact, Span span) {
      this(fact, List.of(span));
    }
  }

  /**
   * Copies both lists.
   *
   * @throws IllegalArgumentException if {@code raw} is negative
   */
  public Reading {
    facts = List.copyOf(facts);
    unread = List.copyOf(unread);
    if (raw < 0) {
      throw new IllegalArgumentException(raw + " lines of raw text");
    }
  }

  /** Of an output that is no log. */
  public Reading(List<Read> facts, List<Span> unread) {
    this(facts, unread, 0);
  }
}
