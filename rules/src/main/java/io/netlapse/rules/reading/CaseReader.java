package io.netlapse.rules.reading;

import io.netlapse.rules.language.Case;
import io.netlapse.rules.language.Clause;
import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.spi.diagnose.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one case of a rule.
 *
 * @param vocabulary the kinds that there are
 * @param title the rule's
 * @param words the words that may be looked up
 * @param mistakes takes what is wrong
 */
record CaseReader(Vocabulary vocabulary, String title, Set<String> words, Mistakes mistakes) {

  /** More things at once nobody can think through. */
  private static final int MOST_CLAUSES = 10;

  /**
   * Reads it.
   *
   * @param when its clauses; null where there are none
   * @param severity how bad it is
   * @param outcome its words
   * @param scope takes its aliases
   */
  Case read(@Nullable Node when, Severity severity, Mapping outcome, Scope scope) {
    List<Clause> clauses = when == null ? List.of() : clauses(when, scope);
    return new Case(
        severity, clauses, new TellingReader(title, scope, words, mistakes).read(outcome));
  }

  private List<Clause> clauses(Node when, Scope scope) {
    if (!(when instanceof Node.Items items) || items.items().isEmpty()) {
      mistakes.add(
          when.place(), "'when' is %s".formatted(when.what()), "write a list of clauses there");
      return List.of();
    }
    if (items.items().size() > MOST_CLAUSES) {
      mistakes.add(
          when.place(),
          "'when' has %d clauses".formatted(items.items().size()),
          "keep to %d".formatted(MOST_CLAUSES));
    }
    List<Clause> clauses = new ArrayList<>();
    for (Node item : items.items()) {
      Clause clause = new ClauseReader(vocabulary, scope, mistakes).read(item);
      if (clause != null) {
        clauses.add(clause);
      }
    }
    if (clauses.size() == items.items().size() && clauses.stream().noneMatch(CaseReader::shows)) {
      mistakes.add(
          when.place(),
          "no clause finds anything, so there is no line to show for it",
          "add a clause 'fact', or 'count' with at-least");
    }
    return clauses;
  }

  private static boolean shows(Clause clause) {
    return switch (clause.wants()) {
      case Clause.Some _ -> true;
      case Clause.None _ -> false;
      case Clause.Counted number -> number.least() > 0 || number.per() != null;
    };
  }
}
