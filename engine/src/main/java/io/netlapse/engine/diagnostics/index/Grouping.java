package io.netlapse.engine.diagnostics.index;

import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The facts of a kind by something that each tells, such as routes by destination.
 *
 * @param <K> by what
 * @param <V> what is read of a fact
 */
public final class Grouping<K extends Comparable<K>, V> implements GrowingIndex<Groups<K, V>> {

  private final FactKind kind;
  private final Function<SeenFact, V> read;
  private final Function<V, Optional<K>> key;

  /**
   * A grouping, to be held in a constant.
   *
   * @param kind of which facts
   * @param read what is made of a fact; depends on the fact only
   * @param key under what it is found; empty where it is left out
   */
  public Grouping(FactKind kind, Function<SeenFact, V> read, Function<V, Optional<K>> key) {
    this.kind = kind;
    this.read = read;
    this.key = key;
  }

  @Override
  public FactKind kind() {
    return kind;
  }

  @Override
  public Groups<K, V> of(List<SeenFact> facts) {
    return Groups.of(group(facts));
  }

  @Override
  public Groups<K, V> with(Groups<K, V> before, List<SeenFact> gone, List<SeenFact> come) {
    return before.with(group(gone), group(come));
  }

  private SortedMap<K, List<Selected.Entry<V>>> group(List<SeenFact> facts) {
    SortedMap<K, List<Selected.Entry<V>>> groups = new TreeMap<>();
    for (SeenFact seen : facts) {
      V value = read.apply(seen);
      key.apply(value)
          .ifPresent(
              found ->
                  groups
                      .computeIfAbsent(found, _ -> new ArrayList<>())
                      .add(new Selected.Entry<>(seen, value)));
    }
    return groups;
  }
}
