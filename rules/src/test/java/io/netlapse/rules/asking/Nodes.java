package io.netlapse.rules.asking;

import static java.util.stream.Collectors.joining;

import io.netlapse.rules.delivery.KnownFacts;
import io.netlapse.rules.delivery.Loaded;
import io.netlapse.rules.delivery.RuleTexts;
import io.netlapse.rules.vocabulary.Vocabulary;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Nodes put together by hand, and what a rule says of the first of them. */
public final class Nodes {

  private static final Vocabulary KNOWN = KnownFacts.vocabulary();

  private Nodes() {}

  /** The only rule of a text that is right. */
  public static Diagnostic rule(String text) {
    RuleTexts texts = new RuleTexts(KNOWN, List.of());
    texts.add("rule.yaml", text);
    Loaded loaded = texts.loaded();
    if (loaded.rules().size() != 1 || !loaded.mistakes().isEmpty()) {
      throw new AssertionError(loaded.told());
    }
    return loaded.rules().getFirst();
  }

  /** A node with facts as {@code kind field=value field=value}, and kinds that have none. */
  public static NodeView node(String name, String... facts) {
    NodeId id = new NodeId("test", name);
    List<SeenFact> seen = new ArrayList<>();
    Set<FactKind> looked = new HashSet<>();
    for (String text : facts) {
      String[] words = text.split(" ");
      FactKind kind = KNOWN.kind(words[0]).orElseThrow().kind();
      looked.add(kind);
      if (words.length > 1) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
          fields.put(word.split("=", 2)[0], word.split("=", 2)[1].replace('_', ' '));
        }
        Evidence line = new Evidence(id, new ProbeId("probe"), seen.size() + 1, text);
        seen.add(new SeenFact(Fact.of(kind, fields), line));
      }
    }
    return new View(id, seen, looked);
  }

  private record View(NodeId id, List<SeenFact> all, Set<FactKind> looked) implements NodeView {

    @Override
    public List<SeenFact> facts(FactKind kind) {
      return all.stream()
          .filter(seen -> seen.fact().kind().equals(kind))
          .sorted((one, other) -> one.fact().compareTo(other.fact()))
          .toList();
    }

    @Override
    public boolean lookedAt(FactKind kind) {
      return looked.contains(kind);
    }
  }

  /** Findings as {@code severity subject}, unknowns as {@code unknown subject: lacks}. */
  public static List<String> says(Diagnostic rule, NodeView node, NodeView... others) {
    List<NodeView> cluster = new ArrayList<>(List.of(others));
    cluster.add(node);
    return rule.examine(node, new ClusterView(cluster)).stream().map(Nodes::told).toList();
  }

  /** The finding, where there is one alone. */
  public static Outcome.Finding finding(Diagnostic rule, NodeView node, NodeView... others) {
    List<NodeView> cluster = new ArrayList<>(List.of(others));
    cluster.add(node);
    List<Outcome> outcomes = rule.examine(node, new ClusterView(cluster));
    if (outcomes.size() == 1 && outcomes.getFirst() instanceof Outcome.Finding finding) {
      return finding;
    }
    throw new AssertionError(outcomes.stream().map(Nodes::told).collect(joining("; ")));
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finding finding -> finding.severity().word() + " " + finding.subject();
      case Outcome.Unknown unknown ->
          "unknown %s: %s".formatted(unknown.subject(), unknown.lacks());
    };
  }
}
