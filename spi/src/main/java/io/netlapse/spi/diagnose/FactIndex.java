package io.netlapse.spi.diagnose;

import io.netlapse.spi.fact.FactKind;
import java.util.List;

/**
 * Something that is made of a node's facts of one kind and of nothing else, such as those of one
 * table, or all of them by destination. A view that is asked for it may keep it for as long as
 * these facts stay the same: rules that share one look through thousands of facts once.
 *
 * <p>Known by identity, so held in a constant. Safe for many threads.
 *
 * @param <T> what is made; immutable
 */
public interface FactIndex<T> {

  /** Of which facts; a rule that asks for it reads them. */
  FactKind kind();

  /**
   * Makes it.
   *
   * @param facts all facts of the kind that a node has, by canonical form
   */
  T of(List<SeenFact> facts);
}
