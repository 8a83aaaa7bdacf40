package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rule says, one thing of a subject. */
final class Outcomes {

  private Outcomes() {}

  /**
   * The worst finding of each subject, and what is unknown of subjects without one: a table is
   * often shown by several tools.
   */
  static List<Outcome> bySubject(Collection<? extends Outcome> outcomes) {
    Map<String, Outcome> bySubject = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      bySubject.merge(subject(outcome), outcome, Outcomes::worse);
    }
    return List.copyOf(bySubject.values());
  }

  private static String subject(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finding finding -> finding.subject();
      case Outcome.Unknown unknown -> unknown.subject() == null ? "" : unknown.subject();
    };
  }

  private static Outcome worse(Outcome one, Outcome other) {
    boolean first =
        one instanceof Outcome.Finding known
            && !(other instanceof Outcome.Finding more
                && more.severity().compareTo(known.severity()) > 0);
    return first || !(other instanceof Outcome.Finding) ? one : other;
  }
}
