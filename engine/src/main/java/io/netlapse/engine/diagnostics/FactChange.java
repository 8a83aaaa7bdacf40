package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.SeenFact;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes one list of a node's facts another one.
 *
 * @param gone those of the first that are not in the second, the very objects, in order
 * @param come those of the second that are not in the first, in order
 * @param isDistinct whether none of these is equal to another fact of the second list
 */
record FactChange(List<SeenFact> gone, List<SeenFact> come, boolean isDistinct) {

  /** More than these cost less when all is made anew. */
  private static final int MOST = 64;

  /** Of two lists in order, which share most of their objects. */
  @SuppressWarnings("ReferenceEquality")
  static FactChange between(List<SeenFact> before, List<SeenFact> now) {
    List<SeenFact> gone = new ArrayList<>();
    List<SeenFact> come = new ArrayList<>();
    boolean isDistinct = true;
    int i = 0;
    int j = 0;
    while (i < before.size() || j < now.size()) {
      if (i < before.size() && j < now.size() && before.get(i) == now.get(j)) {
        i++;
        j++;
        continue;
      }
      int order = order(before, i, now, j);
      if (order <= 0) {
        gone.add(before.get(i++));
      }
      if (order >= 0) {
        isDistinct &= !isTwice(now, j);
        come.add(now.get(j++));
      }
    }
    return new FactChange(gone, come, isDistinct);
  }

  private static int order(List<SeenFact> before, int i, List<SeenFact> now, int j) {
    if (i == before.size() || j == now.size()) {
      return i == before.size() ? 1 : -1;
    }
    return before.get(i).fact().compareTo(now.get(j).fact());
  }

  /** Whether the fact beside one is equal to it, as two lines of one output may be. */
  private static boolean isTwice(List<SeenFact> facts, int place) {
    return (place > 0 && facts.get(place).fact().equals(facts.get(place - 1).fact()))
        || (place + 1 < facts.size()
            && facts.get(place).fact().equals(facts.get(place + 1).fact()));
  }

  boolean isNone() {
    return gone.isEmpty() && come.isEmpty();
  }

  /** Whether what was made of the first list is to be mended, and not made anew. */
  boolean isSmall() {
    return isDistinct && gone.size() + come.size() <= MOST;
  }
}
