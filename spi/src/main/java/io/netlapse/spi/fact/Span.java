package io.netlapse.spi.fact;

/**
 * A piece of a section's text, by character offsets.
 *
 * @param start the offset of the first character, from 0
 * @param end the offset behind the last character; never before {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code start} is negative or behind {@code end}
   */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The piece itself. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** The number of the line on which the piece begins, from 1. */
  public int line(String text) {
    return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
  }

  /** By start, then by end. */
  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
