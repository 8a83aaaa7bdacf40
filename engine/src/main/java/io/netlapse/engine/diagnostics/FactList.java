package io.netlapse.engine.diagnostics;

import io.netlapse.engine.diagnostics.index.GrowingIndex;
import io.netlapse.spi.diagnose.FactIndex;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A node's facts of one kind, in order, with the indexes that were asked of them. Immutable, but
 * for what it remembers.
 */
final class FactList extends AbstractList<SeenFact> implements RandomAccess {

  static final FactList NONE = new FactList(List.of());

  private final List<SeenFact> facts;
  private final Kept<FactIndex<?>, Object> indexes = new Kept<>();

  private FactList(List<SeenFact> facts) {
    this.facts = facts;
  }

  /** Of facts in order, in a list that nobody changes any more. */
  static FactList of(List<SeenFact> facts) {
    return facts.isEmpty() ? NONE : new FactList(facts);
  }

  /** The same, where most facts are those of an earlier list: its indexes are taken over. */
  static FactList of(List<SeenFact> facts, FactList before) {
    if (before.indexes.isEmpty()) {
      return of(facts);
    }
    FactChange change = FactChange.between(before.facts, facts);
    if (change.isNone()) {
      return before;
    }
    FactList list = new FactList(facts);
    if (change.isSmall()) {
      before.indexes.forEach((index, made) -> list.takeOver(index, made, change));
    }
    return list;
  }

  /** What is kept under an index was made by it. */
  @SuppressWarnings("unchecked")
  private <T> void takeOver(FactIndex<T> index, Object made, FactChange change) {
    if (index instanceof GrowingIndex<T> growing) {
      indexes.put(index, growing.with((T) made, change.gone(), change.come()));
    }
  }

  /** What an index makes of the facts. No facts are of all kinds, so that is not kept. */
  @SuppressWarnings("unchecked")
  <T> T index(FactIndex<T> index) {
    if (facts.isEmpty()) {
      return index.of(facts);
    }
    return (T) indexes.get(index, _ -> index.of(facts));
  }

  @Override
  public SeenFact get(int index) {
    return facts.get(index);
  }

  @Override
  public int size() {
    return facts.size();
  }
}
