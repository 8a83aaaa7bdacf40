package io.netlapse.rules.yaml;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The mistakes of one text, gathered while it is read so that all are told at once. Not safe for
 * many threads.
 */
public final class Mistakes {

  /** More say nothing new; a text of which every word is wrong does not fill a screen with it. */
  private static final int MOST = 100;

  private final String file;
  private final SortedSet<Mistake> found = new TreeSet<>();
  private int count;

  /** Of the text of that name. */
  public Mistakes(String file) {
    this.file = file;
  }

  /**
   * Adds one.
   *
   * @param place where
   * @param what what is wrong
   * @param remedy what to do
   */
  public void add(Place place, String what, String remedy) {
    count++;
    if (found.size() < MOST) {
      found.add(new Mistake(file, place, what, remedy));
    }
  }

  /** How many were added so far, those beyond the most that are told too. */
  public int count() {
    return count;
  }

  /** All of them, in the order of the text. */
  public List<Mistake> all() {
    return List.copyOf(found);
  }
}
