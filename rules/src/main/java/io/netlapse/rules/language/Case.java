package io.netlapse.rules.language;

import io.netlapse.spi.diagnose.Severity;
import java.util.List;

/**
 * One way in which a rule's condition holds.
 *
 * @param severity how bad it is then
 * @param when what must be so, in order
 * @param telling the words
 */
public record Case(Severity severity, List<Clause> when, Telling telling) {

  /** Copies the clauses. */
  public Case {
    when = List.copyOf(when);
  }
}
