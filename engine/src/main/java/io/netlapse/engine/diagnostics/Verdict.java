package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a rule says of one instant, over all states that were possible then. */
final class Verdict {

  private @Nullable SortedMap<String, Outcome.Finding> held;
  private @Nullable Set<String> certain;
  private final Set<String> possible = new HashSet<>();
  private final Set<String> unknown = new HashSet<>();
  private boolean allUnknown;

  /**
   * Adds what the rule said of one possible state. The first one added gives the words: it is the
   * one with the fewest facts, so that no evidence is doubtful.
   *
   * @param doubted whether the state contradicts what is believed of other nodes, which suffices to
   *     hold: it can then make a finding uncertain, but not keep it from holding
   */
  void add(List<Outcome> outcomes, boolean doubted) {
    SortedMap<String, Outcome.Finding> found = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Finding finding -> found.put(finding.subject(), finding);
        case Outcome.Unknown lacking -> add(lacking);
      }
    }
    possible.addAll(found.keySet());
    certain = both(certain, found.keySet());
    if (!doubted) {
      if (held == null) {
        held = found;
      } else {
        held.keySet().retainAll(found.keySet());
      }
    }
  }

  private void add(Outcome.Unknown lacking) {
    String subject = lacking.subject();
    if (subject == null) {
      allUnknown = true;
    } else {
      unknown.add(subject);
    }
  }

  /** The subjects that the rule named, in whatever it said. */
  Set<String> named() {
    if (possible.isEmpty() && unknown.isEmpty()) {
      return Set.of();
    }
    Set<String> named = new HashSet<>(possible);
    named.addAll(unknown);
    return named;
  }

  /** Whether the condition was certainly false of every subject that it did not name. */
  boolean isClearOfOthers() {
    return !allUnknown;
  }

  /** The finding about the subject, if it holds. */
  Optional<Outcome.Finding> finding(String subject) {
    return held == null ? Optional.empty() : Optional.ofNullable(held.get(subject));
  }

  /** Whether it holds whatever other nodes did between our looks at them. */
  boolean isCertain(String subject) {
    return certain != null && certain.contains(subject) && finding(subject).isPresent();
  }

  /** Whether the condition was false in every possible state, and nothing was lacking to say so. */
  boolean isCertainlyFalse(String subject) {
    return !possible.contains(subject) && !unknown.contains(subject) && !allUnknown;
  }

  private static Set<String> both(@Nullable Set<String> one, Set<String> other) {
    if (one == null) {
      return new HashSet<>(other);
    }
    one.retainAll(other);
    return one;
  }
}
