package io.netlapse.spi.fact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * What makes this no reading of a text; empty where nothing does. Whoever calls a stranger's
   * parser asks this before anything rests on its answer.
   *
   * @param text what was read
   * @param kinds what the parser says that it can give
   * @return a clause that names the first flaw
   */
  public Optional<String> flaw(String text, Collection<FactKind> kinds) {
    for (Read read : facts) {
      if (!kinds.contains(read.fact().kind())) {
        return Optional.of(
            "a fact of the kind %s, which the parser does not declare"
                .formatted(read.fact().kind().name()));
      }
    }
    return Stream.concat(facts.stream().flatMap(read -> read.spans().stream()), unread.stream())
        .filter(span -> span.end() > text.length())
        .findFirst()
        .map(
            span ->
                "it says %d..%d of a text of %d characters"
                    .formatted(span.start(), span.end(), text.length()));
  }
}
