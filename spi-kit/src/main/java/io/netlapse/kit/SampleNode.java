package io.netlapse.kit;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A node in a sample cluster: what its outputs say, or what a test makes up. Each call gives
 * another node with more known of it.
 *
 * @param id which
 * @param seen its facts
 * @param looked the kinds that somebody looked for
 */
public record SampleNode(NodeId id, List<SeenFact> seen, Set<FactKind> looked) implements NodeView {

  /** Copies both. */
  public SampleNode {
    seen = List.copyOf(seen);
    looked = Set.copyOf(looked);
  }

  /** A node of the cluster {@code sample} of which nothing is known. */
  public static SampleNode named(String name) {
    return new SampleNode(new NodeId("sample", name), List.of(), Set.of());
  }

  /** Somebody looked for facts of these kinds. */
  public SampleNode withLookAt(FactKind... kinds) {
    Set<FactKind> all = new HashSet<>(looked);
    all.addAll(List.of(kinds));
    return new SampleNode(id, seen, all);
  }

  /** It has this fact, which is the first line of its probe's output. */
  public SampleNode with(Fact fact, String line) {
    List<SeenFact> more = new ArrayList<>(seen);
    more.add(new SeenFact(fact, new Evidence(id, new ProbeId("sample"), 1, line)));
    return new SampleNode(id, more, looked).withLookAt(fact.kind());
  }

  /** It printed this, as the parser reads it; all of the parser's kinds were looked at. */
  public SampleNode with(SectionParser parser, Sample sample) {
    List<SeenFact> more = new ArrayList<>(seen);
    for (Reading.Read read : parser.read(sample.text(), sample.command()).facts()) {
      Span first = read.spans().getFirst();
      more.add(
          new SeenFact(
              read.fact(),
              new Evidence(
                  id, parser.probe(), first.line(sample.text()), first.of(sample.text()))));
    }
    return new SampleNode(id, more, looked).withLookAt(parser.kinds().toArray(FactKind[]::new));
  }

  @Override
  public List<SeenFact> facts(FactKind kind) {
    return seen.stream()
        .filter(one -> one.fact().kind().equals(kind))
        .sorted(Comparator.comparing((SeenFact one) -> one.fact().canonical()))
        .toList();
  }

  @Override
  public boolean lookedAt(FactKind kind) {
    return looked.contains(kind);
  }
}
