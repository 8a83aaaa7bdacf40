package io.netlapse.cli.diagnose;

import static java.util.Comparator.comparing;

import io.netlapse.cli.diagnose.Diagnosed.Found;
import io.netlapse.cli.diagnose.Diagnosed.Lacking;
import io.netlapse.cli.outputs.Captured;
import io.netlapse.cli.outputs.Inputs;
import io.netlapse.cli.outputs.Unread;
import io.netlapse.engine.diagnostics.Diagnoses;
import io.netlapse.engine.diagnostics.Diagnosis;
import io.netlapse.engine.diagnostics.FactsView;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
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

  private final Probes probes;
  private final List<Diagnostic> rules;

  /** With these parsers and rules. */
  Diagnosing(Collection<SectionParser> parsers, Collection<Diagnostic> rules) {
    this.probes = Probes.of(parsers);
    this.rules = List.copyOf(rules);
  }

  /** With all that are on the class path. */
  static Diagnosing withAllThereIs() {
    return new Diagnosing(all(SectionParser.class), all(Diagnostic.class));
  }

  private static <T> List<T> all(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** What there is to say of the nodes, as they were at their last moments. */
  Diagnosed diagnose(Inputs inputs) {
    TreeSet<Unread> unread = new TreeSet<>();
    TreeSet<Unobserved> unobserved = new TreeSet<>();
    List<Damage> damage = new ArrayList<>(inputs.leftOut());
    SortedMap<NodeId, NodeReading> nodes = new TreeMap<>();
    inputs.captured().stream()
        .sorted(comparing(Captured::at))
        .forEach(
            look -> {
              damage.addAll(look.damage());
              nodes
                  .computeIfAbsent(
                      look.node(), node -> new NodeReading(node, probes, unread, unobserved))
                  .add(look);
            });
    List<FactsView> cluster = new ArrayList<>();
    List<Happened> events = new ArrayList<>();
    for (NodeReading node : nodes.values()) {
      NodeHistory history = node.history();
      cluster.add(node.view(history));
      events.addAll(Happened.on(node, history));
    }
    events.sort(comparing(happened -> happened.event().from()));
    List<Diagnosis> diagnoses = Diagnoses.now(rules, cluster);
    return new Diagnosed(
        nodes.size(),
        rules.size(),
        findings(diagnoses),
        events,
        unknowns(diagnoses),
        List.copyOf(unread),
        List.copyOf(unobserved),
        damage);
  }

  private static List<Found> findings(List<Diagnosis> diagnoses) {
    return diagnoses.stream()
        .flatMap(by -> by.findings().stream().map(finding -> new Found(by, finding)))
        .sorted(WORST_FIRST)
        .toList();
  }

  private static List<Lacking> unknowns(List<Diagnosis> diagnoses) {
    return diagnoses.stream()
        .flatMap(by -> by.unknowns().stream().map(unknown -> new Lacking(by, unknown)))
        .toList();
  }
}
