package io.netlapse.engine.diagnostics.index;

import io.netlapse.spi.diagnose.FactIndex;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.List;

/** An index that can be made of an earlier one and of what changed since. */
public interface GrowingIndex<T> extends FactIndex<T> {

  /**
   * The same as {@link #of} of the facts as they are now.
   *
   * @param before made of the facts as they were
   * @param gone those of them that are no more, the very objects, in order
   * @param come those that are new, in order; none is equal to another fact that is there now
   */
  T with(T before, List<SeenFact> gone, List<SeenFact> come);
}
