package io.netlapse.rules.yaml;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * Something that is wrong with a text.
 *
 * @param file the text's name, as whoever gave it knows it
 * @param place where
 * @param what what is wrong
 * @param remedy what to do
 */
public record Mistake(String file, Place place, String what, String remedy)
    implements Comparable<Mistake> {

  private static final Comparator<Mistake> ORDER =
      comparing(Mistake::file).thenComparing(Mistake::place).thenComparing(Mistake::what);

  /** By file, then by place. */
  @Override
  public int compareTo(Mistake other) {
    return ORDER.compare(this, other);
  }

  /** As compilers say it: {@code file:line:column: what; remedy}. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s; %s".formatted(file, place.line(), place.column(), what, remedy);
  }
}
