package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.Fact;
import java.util.Optional;

/**
 * A rule that can say which facts of other nodes it reads, and in which findings. Without this
 * every fact of the kinds that it believes counts, which is right and, in a cluster of a thousand
 * nodes with five hundred services each, slow.
 */
public interface BeliefFilter extends Diagnostic {

  /**
   * Whether the fact can matter when the rule examines a node to which it does not belong. Depends
   * on nothing but the fact.
   */
  boolean matters(Fact believed);

  /**
   * The subject of the findings in which the fact can play a part, whichever node has it; empty
   * where it plays none alone. Another node in whose history no fact has a subject that a fact of
   * the examined node has cannot change any finding on it, but by having no fact at all that
   * matters.
   */
  Optional<String> subjectOf(Fact fact);

  /** What the given rule reads of other nodes: everything, unless it says otherwise. */
  static boolean matters(Diagnostic rule, Fact believed) {
    return !(rule instanceof BeliefFilter filter) || filter.matters(believed);
  }
}
