package io.netlapse.rules.asking;

import static java.util.stream.Collectors.joining;

import io.netlapse.rules.language.Clause;
import io.netlapse.rules.language.Comparison;
import io.netlapse.rules.language.Condition;
import io.netlapse.rules.language.Of;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether that a clause finds nothing says anything: somebody must have looked. Of one thread. */
final class Looks {

  private static final int NAMED = 3;

  private final Clause clause;
  private final List<NodeView> nodes;
  private final Budget budget;
  private final List<Condition> known;
  private @Nullable String always;

  /**
   * Of one clause.
   *
   * @param nodes the nodes whose facts it speaks of
   */
  Looks(Clause clause, List<NodeView> nodes, Budget budget) {
    this.clause = clause;
    this.nodes = nodes;
    this.budget = budget;
    this.known = known(clause);
  }

  /** What nobody looked at, for a sentence; empty where the absence of facts is an answer. */
  String lacking(Match match) {
    String same = always;
    if (same == null) {
      same = told(match);
      always = known.isEmpty() && clause.where().aliases().isEmpty() ? same : null;
    }
    return same;
  }

  private String told(Match match) {
    if (nodes.isEmpty()) {
      return what(match) + " of any other node";
    }
    List<NodeView> blind = nodes.stream().filter(node -> !tells(node, match)).toList();
    boolean enough = clause.of() == Of.CLUSTER ? blind.size() < nodes.size() : blind.isEmpty();
    if (enough) {
      return "";
    }
    String where = clause.of() == Of.CLUSTER ? "the cluster" : names(blind);
    return "%s of %s".formatted(what(match), where);
  }

  private boolean tells(NodeView node, Match match) {
    if (clause.kinds().stream().noneMatch(kind -> wasAsked(node, kind, match))) {
      return false;
    }
    return known.isEmpty() || clause.kinds().stream().anyMatch(kind -> shows(node, kind, match));
  }

  /**
   * What was searched or cut shows some facts and denies none, so for a denial it must have been
   * able to show those that are denied.
   */
  private boolean wasAsked(NodeView node, FactKind kind, Match match) {
    return denies() ? node.wouldShow(kind, given(match)) : node.lookedAt(kind);
  }

  private boolean denies() {
    return switch (clause.wants()) {
      case Clause.Some _ -> false;
      case Clause.None _ -> true;
      case Clause.Counted counted -> counted.most() < Integer.MAX_VALUE;
    };
  }

  /** The fields whose values are known of what is asked for. */
  private Map<String, String> given(Match match) {
    Map<String, String> given = new HashMap<>();
    for (Condition condition : clause.where().certain()) {
      String value =
          condition.comparison() instanceof Comparison.Equal equal ? equal.to().fill(match) : null;
      if (value != null) {
        given.put(condition.field(), value);
      }
    }
    return given;
  }

  private boolean shows(NodeView node, FactKind kind, Match match) {
    List<SeenFact> facts = node.facts(kind);
    budget.spend(facts.size());
    return facts.stream().anyMatch(seen -> hasAll(known, seen, match));
  }

  /** The conditions that tell the thing that must have been shown. */
  private static List<Condition> known(Clause clause) {
    return clause.where().certain().stream()
        .filter(condition -> clause.shown().contains(condition.field()))
        .toList();
  }

  private static boolean hasAll(List<Condition> known, SeenFact seen, Match match) {
    return known.stream().allMatch(condition -> Candidates.holds(condition, seen, match));
  }

  private String what(Match match) {
    String told = clause.lacks();
    if (told != null) {
      return told;
    }
    String kinds = clause.kinds().stream().map(FactKind::name).collect(joining(" or "));
    String which =
        known.stream()
            .filter(condition -> condition.comparison() instanceof Comparison.Equal)
            .map(
                condition ->
                    " %s=%s"
                        .formatted(
                            condition.field(),
                            ((Comparison.Equal) condition.comparison()).to().fill(match)))
            .collect(joining());
    return kinds + which;
  }

  private static String names(List<NodeView> blind) {
    String first = blind.stream().limit(NAMED).map(node -> node.id().name()).collect(joining(", "));
    return blind.size() <= NAMED
        ? first
        : "%s and %d more nodes".formatted(first, blind.size() - NAMED);
  }
}
