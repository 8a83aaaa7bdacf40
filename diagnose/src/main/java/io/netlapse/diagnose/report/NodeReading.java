package io.netlapse.diagnose.report;

import io.netlapse.diagnose.outputs.Captured;
import io.netlapse.diagnose.outputs.Lines;
import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.engine.diagnostics.FactsView;
import io.netlapse.engine.events.BootLook;
import io.netlapse.engine.events.FactLife;
import io.netlapse.engine.events.NodeFacts;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.history.Asked;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.Look;
import io.netlapse.engine.history.Moments;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Position;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All looks at one node: what its outputs say, and the history that follows from it. */
final class NodeReading {

  private final NodeId node;
  private final Probes probes;
  private final List<Observation> observations = new ArrayList<>();
  private final List<BootLook> boots = new ArrayList<>();
  private final Map<NumberedFact, Evidence> evidence = new HashMap<>();
  private final Set<FactKind> lookedAt = new HashSet<>();
  private final Set<Coverage> covered = new HashSet<>();
  private final Set<Position> pasted = new TreeSet<>();

  /** An empty reading of a node, by the parsers that there are. */
  NodeReading(NodeId node, Probes probes) {
    this.node = node;
    this.probes = probes;
  }

  /** Adds what a look shows of the node; looks are added in the order of their instants. */
  void add(Captured captured, List<ReadPiece> pieces) {
    boots.add(
        new BootLook(
            captured.at(),
            captured.clock().bootId(),
            captured.clock().uptime(),
            captured.clock().utcOffset()));
    List<Asked> asked = new ArrayList<>();
    Map<NumberedFact, Evidence> shown = new HashMap<>();
    for (ReadPiece piece : pieces) {
      Section section = piece.section();
      Sight sight = piece.probe() == null ? null : sight(piece, source(captured, piece), shown);
      asked.add(new Asked(piece.command(), section.begin(), section.end(), sight));
    }
    // A later look's line is better; within one, what was asked first: people read text before
    // JSON.
    evidence.putAll(shown);
    if (captured.isPasted()) {
      addOneByOne(captured, asked);
    } else {
      observations.addAll(Moments.of(captured.at(), captured.clock(), asked));
    }
  }

  /** Each output of a paste is a look of its own: nobody knows how much time lies between them. */
  private void addOneByOne(Captured captured, List<Asked> asked) {
    for (Asked one : asked) {
      Position position = new Position(captured.at(), pasted.size());
      Sight sight = one.sight();
      List<Look> looks =
          sight == null ? List.of() : List.of(new Look(one.begin(), one.end(), sight));
      observations.add(new Observation(position, captured.clock(), looks));
      pasted.add(position);
    }
  }

  NodeId node() {
    return node;
  }

  /**
   * The moments of what people pasted, in order, each by its last output: a later one begins with
   * the output that shows something to be otherwise than before.
   */
  List<Position> pastedMoments(NodeHistory history) {
    Set<Position> otherwise = new HashSet<>();
    for (Lifetime life : history.lifetimes()) {
      if (life.prev() != null) {
        otherwise.add(life.first());
      }
      if (life.gone() != null) {
        otherwise.add(life.gone().next());
      }
    }
    List<Position> moments = new ArrayList<>();
    for (Position position : pasted) {
      if (!moments.isEmpty() && !otherwise.contains(position)) {
        moments.removeLast();
      }
      moments.add(position);
    }
    return moments;
  }

  /** The node as its last moment shows it. */
  FactsView view(NodeHistory history) {
    return view(history.lifetimes().stream().filter(life -> life.gone() == null));
  }

  /**
   * The node as it was at a moment, as far as anybody knows: what is of a kind that was first
   * looked at later counts too, for people ask one thing after the other.
   */
  FactsView view(NodeHistory history, Position moment) {
    Set<FactKind> shown = new HashSet<>();
    for (Lifetime life : history.lifetimes()) {
      if (life.first().compareTo(moment) <= 0) {
        shown.add(life.fact().fact().kind());
      }
    }
    return view(history.lifetimes().stream().filter(life -> mayHold(life, moment, shown)));
  }

  private static boolean mayHold(Lifetime life, Position moment, Set<FactKind> shown) {
    boolean begun =
        life.first().compareTo(moment) <= 0
            || (life.prev() == null && !shown.contains(life.fact().fact().kind()));
    Lifetime.Gone gone = life.gone();
    return begun && (gone == null || gone.next().compareTo(moment) > 0);
  }

  private FactsView view(Stream<Lifetime> lives) {
    List<SeenFact> facts =
        lives.map(life -> new SeenFact(life.fact().fact(), evidence(life))).distinct().toList();
    return FactsView.of(node, facts, lookedAt, covered);
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

  /** By what a person finds the output again: its file, which the section is named after. */
  private static ProbeId source(Captured captured, ReadPiece piece) {
    ProbeId probe = piece.probe();
    return probe == null || captured.isNodeTold() ? piece.section().probe() : probe;
  }

  private Sight sight(ReadPiece piece, ProbeId source, Map<NumberedFact, Evidence> shown) {
    Lines lines = new Lines(piece.section().output().text());
    List<Fact> facts = new ArrayList<>();
    Map<Fact, Integer> counts = new HashMap<>();
    for (Reading.Read one : piece.reading().facts()) {
      Fact fact = one.fact();
      facts.add(fact);
      lookedAt.add(fact.kind());
      int occurrence = fact.kind().isSingle() ? 1 : counts.merge(fact, 1, Integer::sum);
      shown.putIfAbsent(
          new NumberedFact(fact, occurrence), lines.evidence(node, source, one.spans().getFirst()));
    }
    for (Coverage coverage : piece.scope().coverages()) {
      probes.kind(coverage.kind()).ifPresent(lookedAt::add);
      covered.add(coverage);
    }
    return Sight.of(piece.scope(), facts);
  }
}
