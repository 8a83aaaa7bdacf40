package io.netlapse.service.diff;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.netlapse.db.query.FactRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The difference of two multisets of facts. Facts of one natural key that are on one side only are
 * paired in canonical order, as {@code replaced}.
 *
 * @param onlyLeft facts of the left only
 * @param onlyRight facts of the right only
 * @param replaced pairs
 */
record StateDifference(List<FactRow> onlyLeft, List<FactRow> onlyRight, List<Pair> replaced) {

  /** Two facts of one natural key. */
  record Pair(FactRow left, FactRow right) {}

  /** The n-th of several equal facts. */
  private record Numbered(String canonical, int occurrence) {

    static Numbered of(FactRow fact) {
      return new Numbered(fact.canonical(), fact.occurrence());
    }
  }

  /** Of two states, each in canonical order. */
  static StateDifference of(List<FactRow> left, List<FactRow> right) {
    List<FactRow> leftRest = without(left, right);
    Map<String, Deque<FactRow>> rightRest =
        without(right, left).stream()
            .collect(groupingBy(FactRow::key, toCollection(ArrayDeque::new)));
    List<FactRow> onlyLeft = new ArrayList<>();
    List<Pair> replaced = new ArrayList<>();
    for (FactRow fact : leftRest) {
      Deque<FactRow> same = rightRest.get(fact.key());
      if (same == null || same.isEmpty()) {
        onlyLeft.add(fact);
      } else {
        replaced.add(new Pair(fact, same.remove()));
      }
    }
    Set<Numbered> unpaired =
        rightRest.values().stream().flatMap(Deque::stream).map(Numbered::of).collect(toSet());
    List<FactRow> onlyRight =
        right.stream().filter(fact -> unpaired.contains(Numbered.of(fact))).toList();
    return new StateDifference(onlyLeft, onlyRight, replaced);
  }

  private static List<FactRow> without(List<FactRow> facts, List<FactRow> others) {
    Set<Numbered> known = others.stream().map(Numbered::of).collect(toSet());
    return facts.stream().filter(fact -> !known.contains(Numbered.of(fact))).toList();
  }
}
