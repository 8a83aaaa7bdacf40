package io.netlapse.cli.diagnose;

import io.netlapse.cli.outputs.Captured;
import io.netlapse.cli.outputs.Lines;
import io.netlapse.cli.outputs.Unread;
import io.netlapse.engine.diagnostics.FactsView;
import io.netlapse.engine.events.BootLook;
import io.netlapse.engine.events.FactLife;
import io.netlapse.engine.events.NodeFacts;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.history.Asked;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.Moments;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All looks at one node: what its outputs say, and the history that follows from it. */
final class NodeReading {

  private final NodeId node;
  private final SectionReader reader;
  private final Probes probes;
  private final List<Observation> observations = new ArrayList<>();
  private final List<BootLook> boots = new ArrayList<>();
  private final Map<NumberedFact, Evidence> evidence = new HashMap<>();
  private final Set<FactKind> lookedAt = new HashSet<>();
  private final Set<Unread> unread;
  private final Set<Unobserved> unobserved;

  /**
   * An empty reading.
   *
   * @param node whose
   * @param probes the parsers that there are
   * @param unread takes the lines that nobody reads
   * @param unobserved takes the outputs that say nothing
   */
  NodeReading(NodeId node, Probes probes, Set<Unread> unread, Set<Unobserved> unobserved) {
    this.node = node;
    this.probes = probes;
    this.reader = new SectionReader(probes);
    this.unread = unread;
    this.unobserved = unobserved;
  }

  /** Adds a look; looks are added in the order of their instants. */
  void add(Captured captured) {
    boots.add(
        new BootLook(
            captured.at(),
            captured.clock().bootId(),
            captured.clock().uptime(),
            captured.clock().utcOffset()));
    List<Asked> asked = new ArrayList<>();
    Map<NumberedFact, Evidence> shown = new HashMap<>();
    for (Captured.Output output : captured.outputs()) {
      asked.add(asked(output, shown));
    }
    // A later look's line is better; within one, what was asked first: people read text before
    // JSON.
    evidence.putAll(shown);
    observations.addAll(Moments.of(captured.at(), captured.clock(), asked));
  }

  /** The node as its last moment shows it. */
  FactsView view(NodeHistory history) {
    List<SeenFact> facts =
        history.lifetimes().stream()
            .filter(life -> life.gone() == null)
            .map(life -> new SeenFact(life.fact().fact(), evidence(life)))
            .toList();
    return FactsView.of(node, facts, lookedAt);
  }

  /** What happened to the node is told from this. */
  NodeFacts facts(NodeHistory history) {
    return new NodeFacts(node, history.lifetimes().stream().map(NodeReading::life).toList(), boots);
  }

  /** The history of all looks. */
  NodeHistory history() {
    return NodeHistory.of(observations);
  }

  /** The line that the fact was last read from. */
  Evidence evidence(Lifetime life) {
    Evidence line = evidence.get(life.fact());
    if (line == null) {
      throw new IllegalStateException("a fact that no output shows: " + life.fact());
    }
    return line;
  }

  private static FactLife life(Lifetime life) {
    return new FactLife(
        life.fact().fact(),
        life.after(),
        life.by(),
        life.first().at(),
        life.lastSeen(),
        life.disappeared().orElse(null));
  }

  private Asked asked(Captured.Output output, Map<NumberedFact, Evidence> shown) {
    Section section = output.section();
    Sight sight =
        switch (reader.read(section)) {
          case ReadSection.Understood read -> sight(read, output.file(), shown);
          case ReadSection.NoParser _ -> {
            Unread.ofSection(node, output.file(), section).ifPresent(unread::add);
            yield null;
          }
          case ReadSection.Unobserved _ -> {
            unobserved.add(Unobserved.of(node, output.file(), section));
            yield null;
          }
        };
    return new Asked(section.command().text(), section.begin(), section.end(), sight);
  }

  private Sight sight(ReadSection.Understood read, String file, Map<NumberedFact, Evidence> shown) {
    Section section = read.section();
    Lines lines = new Lines(section.output().text());
    List<Fact> facts = new ArrayList<>();
    Map<Fact, Integer> counts = new HashMap<>();
    for (Reading.Read one : read.reading().facts()) {
      Fact fact = one.fact();
      facts.add(fact);
      lookedAt.add(fact.kind());
      int occurrence = fact.kind().isSingle() ? 1 : counts.merge(fact, 1, Integer::sum);
      shown.putIfAbsent(
          new NumberedFact(fact, occurrence),
          lines.evidence(node, section.probe(), one.spans().getFirst()));
    }
    read.reading()
        .unread()
        .forEach(
            span ->
                unread.add(new Unread(node.name(), file, lines.number(span), lines.text(span))));
    for (Coverage coverage : read.scope().coverages()) {
      probes.kind(coverage.kind()).ifPresent(lookedAt::add);
    }
    return Sight.of(read.scope(), facts);
  }
}
