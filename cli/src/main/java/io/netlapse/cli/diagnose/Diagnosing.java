package io.netlapse.cli.diagnose;

import static java.util.Comparator.comparing;

import io.netlapse.cli.diagnose.Diagnosed.Found;
import io.netlapse.cli.diagnose.Diagnosed.Lacking;
import io.netlapse.cli.outputs.Captured;
import io.netlapse.cli.outputs.Inputs;
import io.netlapse.cli.outputs.Lines;
import io.netlapse.cli.outputs.PieceReader;
import io.netlapse.cli.outputs.ReadPiece;
import io.netlapse.cli.outputs.Unread;
import io.netlapse.cli.rules.WrittenRules;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.engine.diagnostics.Diagnoses;
import io.netlapse.engine.diagnostics.Diagnosis;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.NodeId;
import java.nio.file.Path;
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

/** Asks the engine what the service would ask it, without the service. */
final class Diagnosing {

  private static final Comparator<Found> WORST_FIRST =
      comparing((Found found) -> found.finding().severity())
          .reversed()
          .thenComparing(found -> found.by().node())
          .thenComparing(found -> found.by().rule().id())
          .thenComparing(found -> found.finding().subject());

  private static final int UNREADABLE = 2;

  private final Probes probes;
  private final List<Diagnostic> rules;

  /** With these parsers and rules. */
  Diagnosing(Collection<SectionParser> parsers, Collection<Diagnostic> rules) {
    this.probes = Probes.of(parsers);
    this.rules = List.copyOf(rules);
  }

  /** With all that are on the class path. */
  static Diagnosing withAllThereIs() {
    return withAllThereIs(List.of());
  }

  /**
   * With all that are on the class path, and rules that somebody wrote.
   *
   * @param written files of rules, and folders of such
   * @throws CommandFailure with exit status 2 if there is a mistake in them
   */
  static Diagnosing withAllThereIs(List<Path> written) {
    List<Diagnostic> rules = new ArrayList<>(Diagnostic.onClassPath());
    rules.addAll(WrittenRules.read(written));
    return new Diagnosing(
        ServiceLoader.load(SectionParser.class).stream().map(ServiceLoader.Provider::get).toList(),
        rules);
  }

  /** What it can read. */
  Probes probes() {
    return probes;
  }

  /**
   * What there is to say of the nodes: as they are last, and of pastes at each moment.
   *
   * @throws CommandFailure with exit status 2 if there is no output in what looks like a paste
   */
  Diagnosed diagnose(Inputs inputs) {
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
    List<Happened> events = new ArrayList<>();
    moments.histories().forEach((node, history) -> events.addAll(Happened.on(node, history)));
    events.sort(comparing(happened -> happened.event().from()));
    List<Diagnosis> last = Diagnoses.now(rules, moments.last());
    return new Diagnosed(
        nodes.size(),
        rules.size(),
        Chains.of(rules).linked(moments.findings(rules, last), WORST_FIRST),
        events,
        unknowns(last),
        List.copyOf(unread),
        List.copyOf(unobserved),
        damage);
  }

  /** Prose about outputs is no output. */
  private static void requireOutputs(Captured look, List<ReadPiece> read) {
    if (!look.isNodeTold() && read.stream().allMatch(piece -> piece.probe() == null)) {
      throw new CommandFailure(
          UNREADABLE,
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
