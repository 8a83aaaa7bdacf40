package io.netlapse.rules.asking;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.netlapse.rules.language.Case;
import io.netlapse.rules.language.Phrase;
import io.netlapse.rules.language.RuleText;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what a rule says of one node. Of one thread. */
final class Answer {

  private final RuleText rule;
  private final Map<String, Outcome.Finding> findings = new LinkedHashMap<>();
  private final Set<Outcome.Unknown> unknowns = new LinkedHashSet<>();

  Answer(RuleText rule) {
    this.rule = rule;
  }

  /**
   * Takes what one case found. Matches of one subject are one finding, of the first one's words and
   * the lines of all; an earlier case of the subject stands.
   *
   * @throws Limits.Reached if there are too many
   */
  void add(Case one, List<Match> matches) {
    Map<String, Match> first = new LinkedHashMap<>();
    Map<String, Set<Evidence>> lines = new LinkedHashMap<>();
    for (Match match : matches) {
      if (!match.lacks().isEmpty()) {
        lacking(one, match);
        continue;
      }
      String subject = subject(one, match);
      if (findings.containsKey(subject)) {
        continue;
      }
      first.putIfAbsent(subject, match);
      Set<Evidence> shown = lines.computeIfAbsent(subject, _ -> new LinkedHashSet<>());
      for (SeenFact seen : match.facts()) {
        if (shown.size() < one.telling().lines()) {
          shown.add(seen.evidence());
        }
      }
    }
    first.forEach(
        (subject, match) -> find(subject, one, match, lines.getOrDefault(subject, Set.of())));
  }

  /** Says that a limit was reached: what was found until then holds, all else is unknown. */
  void stop(Limits.Reached limit) {
    unknowns.add(new Outcome.Unknown(null, String.valueOf(limit.getMessage())));
  }

  List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>(findings.values());
    unknowns.stream()
        .filter(unknown -> unknown.subject() == null || !findings.containsKey(unknown.subject()))
        .forEach(outcomes::add);
    return List.copyOf(outcomes);
  }

  private void find(String subject, Case one, Match match, Set<Evidence> lines) {
    if (lines.isEmpty()) {
      return; // the reader of texts refuses a case that could have none
    }
    if (findings.size() >= Limits.OUTCOMES) {
      throw new Limits.Reached(
          "the subjects beyond the first %d; narrow the rule".formatted(Limits.OUTCOMES));
    }
    Wording words = new Wording(match, rule.words());
    Phrase uri = one.telling().uri();
    String more = uri == null ? "" : " See " + words.text(uri);
    findings.put(
        subject,
        new Outcome.Finding(
            subject,
            one.severity(),
            words.text(one.telling().message()),
            words.text(one.telling().explanation()) + more,
            List.copyOf(lines),
            words.texts(one.telling().confirm()),
            words.remedy(one.telling().remedy())));
  }

  private void lacking(Case one, Match match) {
    if (unknowns.size() >= Limits.OUTCOMES) {
      throw new Limits.Reached(
          "what nobody looked at, in more than %d cases".formatted(Limits.OUTCOMES));
    }
    boolean known = !match.found().isEmpty() && match.knows(one.telling().subject().aliases());
    unknowns.add(
        new Outcome.Unknown(
            known ? subject(one, match) : null, String.join(", and ", match.lacks())));
  }

  /** Its own words and never shortened: it is what the finding is known by. */
  private static String subject(Case one, Match match) {
    String subject =
        requireNonNull(
            one.telling().subject().fill(slot -> requireNonNullElse(match.of(slot), "-")));
    if (subject.length() > Limits.SUBJECT) {
      throw new Limits.Reached(
          "a subject of at most %d characters; take shorter fields".formatted(Limits.SUBJECT));
    }
    return subject;
  }
}
