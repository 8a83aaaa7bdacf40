package io.netlapse.rules.asking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;

import io.netlapse.rules.language.Addresses;
import io.netlapse.rules.language.Clause;
import io.netlapse.rules.language.Comparison;
import io.netlapse.rules.language.Condition;
import io.netlapse.rules.language.Phrase;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a clause may be about, of all nodes whose facts it speaks of. What does not depend
 * on other clauses is asked once; where the clause joins by an equal field, the rest is looked up
 * and not tried one by one. Of one thread.
 */
final class Candidates {

  private final Clause clause;
  private final Budget budget;
  private final List<SeenFact> facts;
  private final @Nullable Condition join;
  private @Nullable Map<String, List<SeenFact>> byValue;

  private Candidates(Clause clause, Budget budget, List<SeenFact> facts) {
    this.clause = clause;
    this.budget = budget;
    this.facts = facts;
    this.join =
        clause.where().certain().stream().filter(Candidates::isJoin).findFirst().orElse(null);
  }

  static Candidates of(Clause clause, List<NodeView> nodes, Match begin, Budget budget) {
    List<SeenFact> facts = new ArrayList<>();
    for (NodeView node : nodes) {
      for (var kind : clause.kinds()) {
        List<SeenFact> all = node.facts(kind);
        budget.spend(all.size());
        all.stream().filter(seen -> mayHold(clause, seen, begin)).forEach(facts::add);
      }
    }
    String newest = clause.newest();
    if (newest != null) {
      Comparator<SeenFact> rising =
          comparing(
              seen -> seen.fact().fields().get(newest), nullsFirst(Comparator.naturalOrder()));
      Collections.reverse(facts);
      facts.sort(rising.reversed());
    }
    return new Candidates(clause, budget, facts);
  }

  /** The facts that meet the clause beside what was found so far. */
  List<SeenFact> meeting(Match match) {
    List<SeenFact> some = join == null ? facts : joined(join, match);
    budget.spend(some.size());
    return some.stream().filter(seen -> holds(clause, seen, match)).toList();
  }

  /** What patterns take out of a fact that meets the clause. */
  Map<String, String> parts(SeenFact seen, Match match) {
    Map<String, String> parts = new HashMap<>();
    clause.where().alternatives().stream()
        .filter(all -> all.stream().allMatch(condition -> holds(condition, seen, match)))
        .findFirst()
        .ifPresent(
            all -> {
              for (Condition condition : all) {
                if (condition.comparison() instanceof Comparison.Matching matching) {
                  parts.putAll(matching.parts(seen.fact().fields().get(condition.field())));
                }
              }
            });
    return parts;
  }

  private List<SeenFact> joined(Condition condition, Match match) {
    Map<String, List<SeenFact>> index = byValue;
    if (index == null) {
      index = new HashMap<>();
      for (SeenFact seen : facts) {
        String key = key(condition, seen.fact().fields().get(condition.field()));
        if (key != null) {
          index.computeIfAbsent(key, _ -> new ArrayList<>()).add(seen);
        }
      }
      byValue = index;
    }
    String key = key(condition, operand(condition).fill(match));
    return key == null ? List.of() : index.getOrDefault(key, List.of());
  }

  private static boolean isJoin(Condition condition) {
    boolean equality =
        condition.comparison() instanceof Comparison.Equal
            || condition.comparison() instanceof Comparison.SameAddress;
    return equality && !condition.comparison().aliases().isEmpty();
  }

  private static Phrase operand(Condition join) {
    return switch (join.comparison()) {
      case Comparison.Equal equal -> equal.to();
      case Comparison.SameAddress same -> same.address();
      default -> throw new IllegalStateException("no join: " + join);
    };
  }

  private static @Nullable String key(Condition join, @Nullable String value) {
    return join.comparison() instanceof Comparison.SameAddress ? Addresses.address(value) : value;
  }

  /** Whether the conditions hold that need nothing from other clauses. */
  private static boolean mayHold(Clause clause, SeenFact seen, Match begin) {
    return clause.where().alternatives().stream()
        .anyMatch(
            all ->
                all.stream()
                    .filter(condition -> condition.comparison().aliases().isEmpty())
                    .allMatch(condition -> holds(condition, seen, begin)));
  }

  private static boolean holds(Clause clause, SeenFact seen, Match match) {
    return clause.where().alternatives().stream()
        .anyMatch(all -> all.stream().allMatch(condition -> holds(condition, seen, match)));
  }

  static boolean holds(Condition condition, SeenFact seen, Match match) {
    return condition.comparison().holds(seen.fact().fields().get(condition.field()), match);
  }
}
