package io.netlapse.engine.history;

import io.netlapse.spi.fact.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What two states differ in: two times of a node, two nodes.
 *
 * @param onlyLeft the facts that only the left state has, in order
 * @param onlyRight the facts that only the right state has, in order
 * @param replaced one of each side with the same natural key, in order
 */
public record StateDiff(
    List<NumberedFact> onlyLeft, List<NumberedFact> onlyRight, List<Replaced> replaced) {

  /**
   * Two facts of one natural key.
   *
   * @param left what the left state has
   * @param right what the right state has
   */
  public record Replaced(Fact left, Fact right) {}

  /** Copies the lists. */
  public StateDiff {
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
    replaced = List.copyOf(replaced);
  }

  /**
   * Compares two states; facts of one natural key that differ are paired in canonical order.
   *
   * @param left the facts of one state
   * @param right the facts of the other
   */
  public static StateDiff of(Collection<NumberedFact> left, Collection<NumberedFact> right) {
    TreeSet<NumberedFact> gone = new TreeSet<>(left);
    right.forEach(gone::remove);
    TreeSet<NumberedFact> come = new TreeSet<>(right);
    left.forEach(come::remove);
    Map<String, Deque<NumberedFact>> byKey = new HashMap<>();
    gone.forEach(
        fact -> byKey.computeIfAbsent(fact.fact().key(), _ -> new ArrayDeque<>()).add(fact));
    List<NumberedFact> onlyRight = new ArrayList<>();
    List<Replaced> replaced = new ArrayList<>();
    for (NumberedFact fact : come) {
      Deque<NumberedFact> partners = byKey.getOrDefault(fact.fact().key(), new ArrayDeque<>());
      if (partners.isEmpty()) {
        onlyRight.add(fact);
      } else {
        NumberedFact partner = partners.remove();
        gone.remove(partner);
        replaced.add(new Replaced(partner.fact(), fact.fact()));
      }
    }
    return new StateDiff(List.copyOf(gone), onlyRight, replaced);
  }

  /** Whether the states are equal. */
  public boolean isEmpty() {
    return onlyLeft.isEmpty() && onlyRight.isEmpty() && replaced.isEmpty();
  }
}
