package io.netlapse.rules.delivery;

import io.netlapse.rules.yaml.Mistake;
import io.netlapse.spi.diagnose.Diagnostic;
import java.util.List;

/**
 * What texts of rules gave.
 *
 * @param rules those that are right, in the order of the texts
 * @param mistakes all that is wrong, by file and place; rules are to be used only where this is
 *     empty
 */
public record Loaded(List<Diagnostic> rules, List<Mistake> mistakes) {

  /** Copies the lists. */
  public Loaded {
    rules = List.copyOf(rules);
    mistakes = List.copyOf(mistakes);
  }

  /** All mistakes, a line each. */
  public String told() {
    return String.join("\n", mistakes.stream().map(Mistake::toString).toList());
  }
}
