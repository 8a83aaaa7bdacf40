package io.netlapse.engine.diagnostics.index;

import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facts of a kind that a rule looks at, each read by itself, in their order.
 *
 * @param <V> what is read of a fact
 */
public final class Selection<V> implements GrowingIndex<Selected<V>> {

  private final FactKind kind;
  private final Function<SeenFact, Optional<V>> read;

  /**
   * A selection, to be held in a constant.
   *
   * @param kind of which facts
   * @param read what is made of a fact; empty where it is left out; depends on the fact only
   */
  public Selection(FactKind kind, Function<SeenFact, Optional<V>> read) {
    this.kind = kind;
    this.read = read;
  }

  @Override
  public FactKind kind() {
    return kind;
  }

  @Override
  public Selected<V> of(List<SeenFact> facts) {
    return Selected.of(select(facts));
  }

  @Override
  public Selected<V> with(Selected<V> before, List<SeenFact> gone, List<SeenFact> come) {
    return before.with(select(gone), select(come));
  }

  private List<Selected.Entry<V>> select(List<SeenFact> facts) {
    List<Selected.Entry<V>> selected = new ArrayList<>();
    for (SeenFact seen : facts) {
      read.apply(seen).ifPresent(value -> selected.add(new Selected.Entry<>(seen, value)));
    }
    return selected;
  }
}
