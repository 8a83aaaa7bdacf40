package io.netlapse.rules.reading;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.netlapse.rules.language.Clause;
import io.netlapse.rules.language.Comparison;
import io.netlapse.rules.language.Of;
import io.netlapse.rules.language.Where;
import io.netlapse.rules.vocabulary.KnownKind;
import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.spi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause of a case and adds its alias to the case's.
 *
 * @param vocabulary the kinds that there are
 * @param scope the aliases of the clauses before it
 * @param mistakes takes what is wrong
 */
record ClauseReader(Vocabulary vocabulary, Scope scope, Mistakes mistakes) {

  private static final List<String> VERBS = List.of("fact", "no", "count");
  private static final List<String> KEYS =
      Stream.concat(
              VERBS.stream(),
              Stream.of(
                  "on", "as", "where", "shown", "at-least", "at-most", "per", "newest", "lacks"))
          .toList();

  /** The clause, or null where not even its kind is known. */
  @Nullable Clause read(Node node) {
    Mapping clause = Mapping.of(node, "the clause", KEYS, mistakes);
    List<String> verbs = VERBS.stream().filter(clause::has).toList();
    if (verbs.size() != 1) {
      mistakes.add(
          node.place(),
          verbs.isEmpty() ? "the clause says nothing" : "the clause says several things",
          "begin it with one of fact, no or count, and the kind");
      return null;
    }
    String verb = verbs.getFirst();
    List<KnownKind> kinds = kinds(clause, verb);
    WhereReader reader =
        new WhereReader(
            kinds,
            new ComparisonReader(new PhraseReader(scope, Set.of(), mistakes), mistakes),
            mistakes);
    Node conditions = clause.node("where");
    Where where = conditions == null ? Where.ALL : reader.read(conditions);
    Clause.Wants wants = new WantsReader(clause, reader, mistakes).read(verb);
    String alias = alias(clause, new Scope.Named(kinds, wants, where.parts()));
    if (kinds.isEmpty()) {
      return null;
    }
    return new Clause(
        wants,
        kinds.stream().map(KnownKind::kind).toList(),
        of(clause),
        alias,
        where,
        shown(clause, kinds, where, reader),
        newest(clause, reader),
        textOrNull(clause, "lacks"));
  }

  private List<KnownKind> kinds(Mapping clause, String verb) {
    List<KnownKind> kinds = new ArrayList<>();
    for (Node.Text name : clause.texts(verb)) {
      vocabulary
          .kind(name.text())
          .ifPresentOrElse(
              kinds::add,
              () ->
                  mistakes.add(
                      name.place(),
                      "there is no kind of fact '%s'".formatted(name.text()),
                      Nearest.advice(name.text(), vocabulary.names())));
    }
    return kinds;
  }

  private String alias(Mapping clause, Scope.Named named) {
    Node.Text as = clause.text("as", false);
    String alias = as == null ? "." + scope.clauses().size() : as.text();
    if (as != null && !PhraseReader.NAME.matcher(alias).matches()) {
      mistakes.add(
          as.place(),
          "'%s' is no name".formatted(alias),
          "use lower-case letters, digits and hyphens, and begin with a letter");
    }
    if (as != null && (alias.equals("node") || scope.clauses().containsKey(alias))) {
      mistakes.add(
          as.place(), "the name '%s' is taken already".formatted(alias), "take another one");
    }
    if (as != null && named.wants() instanceof Clause.None) {
      mistakes.add(as.place(), "'no' finds nothing that could have a name", "leave 'as' out");
    }
    scope.add(alias, named);
    return alias;
  }

  private Of of(Mapping clause) {
    Node.Text on = clause.text("on", false);
    if (on == null) {
      return Of.SELF;
    }
    for (Of of : Of.values()) {
      if (of.name().toLowerCase(Locale.ROOT).equals(on.text())) {
        return of;
      }
    }
    mistakes.add(on.place(), "'on' is '%s'".formatted(on.text()), "say self, others or cluster");
    return Of.SELF;
  }

  /**
   * The fields that tell a thing which must have been shown. Of a kind that has one value for a key
   * that is the key, where the clause gives all of it: a setting that nobody asked for is not off.
   */
  private Set<String> shown(
      Mapping clause, List<KnownKind> kinds, Where where, WhereReader reader) {
    Set<String> given =
        where.certain().stream()
            .filter(condition -> condition.comparison() instanceof Comparison.Equal)
            .map(condition -> condition.field())
            .collect(toUnmodifiableSet());
    if (!clause.has("shown")) {
      return kinds.size() == 1 ? keyOf(kinds.getFirst().kind(), given, where) : Set.of();
    }
    List<Node.Text> fields = isEmptyList(clause.node("shown")) ? List.of() : clause.texts("shown");
    for (Node.Text field : fields) {
      reader.requireField(field.text(), field.place());
      if (!given.contains(field.text())) {
        mistakes.add(
            field.place(),
            "'where' does not say which '%s' must have been shown".formatted(field.text()),
            "give its value in 'where'");
      }
    }
    return fields.stream().map(Node.Text::text).collect(toUnmodifiableSet());
  }

  /** Empty where nothing but the key is asked: then absence is the answer. */
  private static Set<String> keyOf(FactKind kind, Set<String> given, Where where) {
    boolean asksMore = where.certain().size() > kind.keyFields().size();
    return kind.isSingle() && given.containsAll(kind.keyFields()) && asksMore
        ? Set.copyOf(kind.keyFields())
        : Set.of();
  }

  private static boolean isEmptyList(@Nullable Node node) {
    return node instanceof Node.Items items && items.items().isEmpty();
  }

  private @Nullable String newest(Mapping clause, WhereReader reader) {
    Node.Text field = clause.text("newest", false);
    if (field == null) {
      return null;
    }
    reader.requireField(field.text(), field.place());
    return field.text();
  }

  private static @Nullable String textOrNull(Mapping clause, String key) {
    Node.Text text = clause.text(key, false);
    return text == null ? null : text.text();
  }
}
