package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Span;

/**
 * A text and where each of its characters stood in the text that it was made of. Immutable, safe
 * for many threads. It takes eight bytes for each character beside the text.
 */
public final class Repaired {

  private final String original;
  private final String text;
  private final int[] starts;
  private final int[] ends;

  Repaired(String original, String text, int[] starts, int[] ends) {
    this.original = original;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text as it is. */
  public static Repaired of(String text) {
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    return new Repaired(text, text, starts, ends);
  }

  /** The repaired text. */
  public String text() {
    return text;
  }

  /** The text that was pasted. */
  public String original() {
    return original;
  }

  /** Where the first character of a piece came from; the end of the original for an empty rest. */
  int start(int at) {
    return at < starts.length ? starts[at] : original.length();
  }

  int end(int at) {
    return ends[at];
  }

  /** The piece of the original that a piece of the repaired text came from. */
  public Span origin(Span span) {
    if (span.start() >= span.end() || span.start() >= text.length()) {
      int at = start(span.start());
      return new Span(at, at);
    }
    int start = starts[span.start()];
    int end = ends[Math.min(span.end(), text.length()) - 1];
    return new Span(Math.min(start, end), Math.max(start, end));
  }

  @Override
  public String toString() {
    return text;
  }
}
