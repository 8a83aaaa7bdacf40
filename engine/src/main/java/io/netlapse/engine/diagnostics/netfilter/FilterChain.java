package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.SeenFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain with its rules in order, as one output showed it.
 *
 * @param place the table
 * @param name the chain's name
 * @param declared the line that declares it; null where none was shown
 * @param policy what becomes of a packet at its end; null for a chain without, or not shown
 * @param rules the rules that were shown, first to last
 * @param program the command that works on its table
 * @param complete whether these are all: only then does a missing rule say anything
 */
record FilterChain(
    TablePlace place,
    String name,
    @Nullable SeenFact declared,
    @Nullable String policy,
    List<FilterRule> rules,
    String program,
    boolean complete) {

  /** Copies the rules. */
  FilterChain {
    rules = List.copyOf(rules);
  }

  /** Whether a rule leads from here to a chain. */
  boolean jumpsTo(String chain) {
    return rules.stream().anyMatch(rule -> rule.target().equals(chain));
  }
}
