package io.netlapse.rules.reading;

import io.netlapse.rules.language.Case;
import io.netlapse.rules.language.Clause;
import io.netlapse.rules.language.Of;
import io.netlapse.rules.language.RuleText;
import io.netlapse.rules.language.WordTable;
import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule.
 *
 * @param vocabulary the kinds of facts that there are
 * @param mistakes takes what is wrong; a rule is right only if it got none
 */
public record RuleReader(Vocabulary vocabulary, Mistakes mistakes) {

  private static final List<String> KEYS =
      List.of(
          "id",
          "title",
          "severity",
          "causes",
          "together",
          "mechanisms",
          "words",
          "when",
          "cases",
          "outcome");
  private static final List<String> CASE = List.of("severity", "when", "outcome");
  private static final int MOST_CASES = 20;

  /**
   * Reads it.
   *
   * @param root a document of a text
   * @return the rule; null where there were mistakes
   */
  public @Nullable RuleText read(Node root) {
    int before = mistakes.count();
    Mapping rule = Mapping.of(root, "the rule", KEYS, mistakes);
    HeadReader head = new HeadReader(rule, mistakes);
    Severity severity = head.severity(rule, Severity.WARNING, true);
    Node words = rule.node("words");
    Set<String> names = words == null ? Set.of() : WordReader.names(words, mistakes);
    Scope all = Scope.empty();
    List<Case> cases =
        cases(rule, new CaseReader(vocabulary, head.title(), names, mistakes), severity, head, all);
    Map<String, WordTable> tables =
        words == null ? Map.of() : WordReader.read(words, all, mistakes);
    RuleInfo info =
        new RuleInfo(
            head.id(),
            head.title(),
            severity,
            kinds(cases, of -> of != Of.OTHERS),
            kinds(cases, of -> of != Of.SELF),
            head.mechanisms());
    if (info.reads().isEmpty() && mistakes.count() == before) {
      mistakes.add(
          root.place(),
          "no clause is about the node itself, so the rule would say the same of every node",
          "add a clause without 'on'");
    }
    RuleText text = new RuleText(info, head.causes(), head.together(), tables, cases);
    return mistakes.count() == before ? text : null;
  }

  private List<Case> cases(
      Mapping rule, CaseReader reader, Severity severity, HeadReader head, Scope all) {
    Mapping outcome = outcome(rule);
    Node listed = rule.node("cases");
    if (rule.has("when") == (listed != null)) {
      mistakes.add(
          rule.place(),
          listed == null ? "the rule has no 'when'" : "the rule has both 'when' and 'cases'",
          "write one of 'when' and 'cases'");
    }
    if (listed == null) {
      return List.of(reader.read(rule.node("when"), severity, outcome, all));
    }
    if (!(listed instanceof Node.Items items) || items.items().size() > MOST_CASES) {
      mistakes.add(
          listed.place(),
          "'cases' is no list of at most %d".formatted(MOST_CASES),
          "write a list of cases there, each with 'when'");
      return List.of();
    }
    List<Case> cases = new ArrayList<>();
    for (Node item : items.items()) {
      Mapping one = Mapping.of(item, "the case", CASE, mistakes);
      if (!one.has("when")) {
        mistakes.add(item.place(), "the case has no 'when'", "add it");
      }
      Scope scope = Scope.empty();
      cases.add(
          reader.read(
              one.node("when"),
              head.severity(one, severity, false),
              outcome(one).or(outcome),
              scope));
      scope.clauses().forEach(all::add);
    }
    return cases;
  }

  private Mapping outcome(Mapping of) {
    Node node = of.node("outcome");
    return node == null
        ? new Mapping(of.place(), "the outcome", Map.of(), mistakes)
        : Mapping.of(node, "the outcome", TellingReader.KEYS, mistakes);
  }

  private static List<FactKind> kinds(List<Case> cases, Predicate<Of> of) {
    Map<String, FactKind> kinds = new LinkedHashMap<>();
    cases.stream()
        .flatMap(one -> one.when().stream())
        .filter(clause -> of.test(clause.of()))
        .map(Clause::kinds)
        .flatMap(List::stream)
        .forEach(kind -> kinds.putIfAbsent(kind.name(), kind));
    return List.copyOf(kinds.values());
  }
}
