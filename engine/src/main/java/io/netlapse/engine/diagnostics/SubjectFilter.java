package io.netlapse.engine.diagnostics;

import io.netlapse.spi.fact.Fact;
import java.util.Optional;

/**
 * A rule that can also say in which findings a fact of another node plays a part, so that most
 * nodes of a large cluster need not be asked.
 */
public interface SubjectFilter extends BeliefFilter {

  /**
   * The subject of the findings in which the fact can play a part, whichever node has it; empty
   * where it plays none alone. Another node in whose history no fact has a subject that a fact of
   * the examined node has cannot change any finding on it, but by having no fact at all that
   * matters.
   */
  Optional<String> subjectOf(Fact fact);
}
