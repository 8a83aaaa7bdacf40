package io.netlapse.diagnose.report;

import static java.util.Comparator.comparing;

import io.netlapse.diagnose.outputs.Captured;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.outputs.Lines;
import io.netlapse.diagnose.outputs.PieceReader;
import io.netlapse.diagnose.outputs.ReadPiece;
import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.diagnose.report.Diagnosed.Lacking;
import io.netlapse.engine.diagnostics.Diagnoses;
import io.netlapse.engine.diagnostics.Diagnosis;
import io.netlapse.engine.diagnostics.FactsView;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the engine of outputs what the service would ask it of their history. Immutable, so safe for
 * many threads.
 */
public final class Diagnosing {

  private static final Comparator<Found> WORST_FIRST =
      comparing((Found found) -> found.finding().severity())
          .reversed()
          .thenComparing(found -> found.by().node())
          .thenComparing(found -> found.by().rule().id())
          .thenComparing(found -> found.finding().subject());

  private final Probes probes;
  private final List<Diagnostic> rules;

  /** With these parsers and rules. */
  public Diagnosing(Probes probes, Collection<Diagnostic> rules) {
    this.probes = probes;
    this.rules = List.copyOf(rules);
  }

  /** With all that are on the class path. */
  public static Diagnosing withAllThereIs() {
    return new Diagnosing(
        Probes.of(
            ServiceLoader.load(SectionParser.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList()),
        Diagnostic.onClassPath());
  }

  /** What it can read. */
  public Probes probes() {
    return probes;
  }

  /**
   * What there is to say of the nodes: as they are last, and of pastes at each moment.
   *
   * @throws InputException if there is no output in what looks like a paste
   */
  public Diagnosed diagnose(Inputs inputs) throws InputException {
    PieceReader reader = new PieceReader(probes);
    TreeSet<Unread> unread = new TreeSet<>();
    TreeSet<Unobserved> unobserved = new TreeSet<>();
    List<Damage> damage = new ArrayList<>(inputs.leftOut());
    SortedMap<NodeId, NodeReading> nodes = new TreeMap<>();
    for (Captured look : inputs.captured().stream().sorted(comparing(Captured::at)).toList()) {
      damage.addAll(look.damage());
      Map<NodeId, List<ReadPiece>> byNode = new LinkedHashMap<>();
      List<ReadPiece> read = reader.read(look);
      requireOutputs(look, read);
      for (ReadPiece piece : read) {
        notUnderstood(piece, unread, unobserved);
        if (piece.inside() == null && (look.isNodeTold() || piece.probe() != null)) {
          byNode.computeIfAbsent(piece.node(), _ -> new ArrayList<>()).add(piece);
        }
      }
      byNode.forEach(
          (node, pieces) ->
              nodes.computeIfAbsent(node, _ -> new NodeReading(node, probes)).add(look, pieces));
    }
    NodesByMoment moments = NodesByMoment.of(nodes.values());
    CompletableFuture<List<Happened>> events =
        CompletableFuture.supplyAsync(() -> happened(moments));
    List<Diagnosis> last = asked(moments.last());
    return new Diagnosed(
        nodes.size(),
        rules.size(),
        Chains.of(rules).linked(moments.findings(rules, last), WORST_FIRST),
        events.join(),
        unknowns(last),
        List.copyOf(unread),
        List.copyOf(unobserved),
        damage);
  }

  private static List<Happened> happened(NodesByMoment moments) {
    List<Happened> events = new ArrayList<>();
    moments.histories().forEach((node, history) -> events.addAll(Happened.on(node, history)));
    events.sort(comparing(happened -> happened.event().from()));
    return events;
  }

  /** Each rule asked of each node; side by side, for a report may hold a hundred thousand facts. */
  private List<Diagnosis> asked(List<FactsView> nodes) {
    return rules.parallelStream()
        .flatMap(rule -> Diagnoses.now(List.of(rule), nodes).stream())
        .sorted(Diagnosis.ORDER)
        .toList();
  }

  /** Prose about outputs is no output. */
  private static void requireOutputs(Captured look, List<ReadPiece> read) throws InputException {
    if (!look.isNodeTold() && read.stream().allMatch(piece -> piece.probe() == null)) {
      throw new InputException(
          "%s: neither a bundle nor the output of a command that is known here. Paste what the command printed, best with its prompt."
              .formatted(look.outputs().getFirst().file()));
    }
  }

  private static void notUnderstood(
      ReadPiece piece, Set<Unread> unread, Set<Unobserved> unobserved) {
    if (!piece.observes()) {
      unobserved.add(Unobserved.of(piece.node(), piece.file(), piece.section()));
    } else if (piece.probe() == null) {
      Unread.ofOutput(piece.node().name(), piece.file(), piece.command(), piece.lines())
          .ifPresent(unread::add);
    } else {
      Lines lines = new Lines(piece.section().output().text());
      for (Span span : piece.reading().unread()) {
        unread.add(
            new Unread(piece.node().name(), piece.file(), lines.number(span), lines.text(span)));
      }
    }
  }

  private static List<Lacking> unknowns(List<Diagnosis> diagnoses) {
    return diagnoses.stream()
        .flatMap(by -> by.unknowns().stream().map(unknown -> new Lacking(by, unknown)))
        .toList();
  }
}
