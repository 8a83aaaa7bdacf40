package io.netlapse.rules.yaml;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Place(int line, int column) implements Comparable<Place> {

  /** Where a text begins: what is wrong with all of it. */
  public static final Place START = new Place(1, 1);

  private static final Comparator<Place> ORDER =
      comparingInt(Place::line).thenComparingInt(Place::column);

  /** By line, then by column. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
