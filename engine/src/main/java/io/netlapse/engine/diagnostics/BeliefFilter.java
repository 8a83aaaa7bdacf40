package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.Fact;

/**
 * A rule that can say which facts of other nodes it reads. Without this every fact of the kinds
 * that it believes counts, which is right and, in a cluster of a thousand nodes, slow.
 */
public interface BeliefFilter extends Diagnostic {

  /**
   * Whether the fact can matter when the rule examines a node to which it does not belong. Depends
   * on nothing but the fact.
   */
  boolean matters(Fact believed);

  /** What the given rule reads of other nodes: everything, unless it says otherwise. */
  static boolean matters(Diagnostic rule, Fact believed) {
    return !(rule instanceof BeliefFilter filter) || filter.matters(believed);
  }
}
