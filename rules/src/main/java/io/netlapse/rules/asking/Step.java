package io.netlapse.rules.asking;

import io.netlapse.rules.language.Clause;
import io.netlapse.rules.language.Clause.Counted;
import io.netlapse.rules.language.Clause.Per;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One clause, asked beside what the clauses before it found. A match that cannot be decided is kept
 * and says what it lacks, so that a later clause may still rule it out.
 *
 * @param clause the clause
 * @param candidates the facts that it may be about
 * @param looks whether nothing found is an answer
 * @param budget what it may cost
 */
record Step(Clause clause, Candidates candidates, Looks looks, Budget budget) {

  static Step of(Clause clause, List<NodeView> nodes, Match begin, Budget budget) {
    return new Step(
        clause,
        Candidates.of(clause, nodes, begin, budget),
        new Looks(clause, nodes, budget),
        budget);
  }

  /** The ways to meet this clause too. */
  List<Match> after(Match match) {
    Set<String> needs = clause.where().aliases();
    if (!match.knows(needs)) {
      return List.of(match); // what it would be compared with is not known
    }
    List<SeenFact> facts = candidates.meeting(match);
    String lacks = looks.lacking(match);
    return switch (clause.wants()) {
      case Clause.Some _ -> some(match, facts, lacks);
      case Clause.None _ -> none(match, facts, lacks);
      case Counted counted -> counted(match, counted, facts, lacks);
    };
  }

  private List<Match> some(Match match, List<SeenFact> facts, String lacks) {
    budget.keep(facts.size());
    List<Match> matches = new ArrayList<>();
    facts.forEach(
        seen ->
            matches.add(
                match.with(clause.alias(), Found.one(seen, candidates.parts(seen, match)))));
    if (!lacks.isEmpty()) {
      matches.add(match.lacking(lacks));
    }
    return matches;
  }

  private static List<Match> none(Match match, List<SeenFact> facts, String lacks) {
    if (!facts.isEmpty()) {
      return List.of();
    }
    return List.of(lacks.isEmpty() ? match : match.lacking(lacks));
  }

  private List<Match> counted(Match match, Counted counted, List<SeenFact> facts, String lacks) {
    List<Match> matches = new ArrayList<>();
    for (List<SeenFact> group : groups(counted, facts)) {
      Match with = match.with(clause.alias(), Found.counted(group));
      boolean enough = group.size() >= counted.least();
      boolean few = group.size() <= counted.most();
      if (enough && few) {
        // Who did not look at everything may have seen too few of them.
        boolean open = counted.most() < Integer.MAX_VALUE && !lacks.isEmpty();
        matches.add(open ? with.lacking(lacks) : with);
      }
    }
    // More looks could show more groups, or enough facts; never fewer.
    boolean mayGrow = counted.per() != null || facts.size() < counted.least();
    if (!lacks.isEmpty() && mayGrow) {
      matches.add(match.lacking(lacks));
    }
    return matches;
  }

  private static Iterable<List<SeenFact>> groups(Counted counted, List<SeenFact> facts) {
    Per per = counted.per();
    if (per == null) {
      return List.of(facts);
    }
    Map<String, List<SeenFact>> groups = new LinkedHashMap<>();
    for (SeenFact seen : facts) {
      groups.computeIfAbsent(alike(per, seen), _ -> new ArrayList<>()).add(seen);
    }
    return groups.values();
  }

  private static String alike(Per per, SeenFact seen) {
    SortedMap<String, String> fields = new TreeMap<>(seen.fact().fields());
    fields.keySet().removeIf(field -> !per.isAlikeIn(field));
    return seen.fact().kind().name() + fields;
  }
}
