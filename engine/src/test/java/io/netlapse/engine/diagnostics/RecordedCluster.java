package io.netlapse.engine.diagnostics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.netlapse.engine.history.Look;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.Observation;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A cluster that was recorded step by step: a folder with one folder per step, in it sections named
 * and written as in a {@link RuleFixture}, and {@code times.tsv} with step, node and instant.
 */
final class RecordedCluster {

  private final Map<NodeId, List<Observation>> observations = new TreeMap<>();
  private final Map<NodeId, Map<FactKind, Looked>> looked = new HashMap<>();
  private final Map<NodeId, Map<Fact, Evidence>> evidence = new HashMap<>();

  /** Reads a folder. */
  static RecordedCluster of(Path folder) throws IOException {
    RecordedCluster cluster = new RecordedCluster();
    for (String line : Files.readAllLines(folder.resolve("times.tsv"))) {
      String[] fields = line.split("\t");
      cluster.read(
          folder.resolve(fields[0]), new NodeId("recorded", fields[1]), Instant.parse(fields[2]));
    }
    return cluster;
  }

  /** The histories of its nodes. */
  List<NodeLives> lives() {
    return observations.keySet().stream().map(this::lives).toList();
  }

  private NodeLives lives(NodeId node) {
    Map<Fact, Evidence> lines = evidence.getOrDefault(node, Map.of());
    List<SeenLifetime> lifetimes =
        NodeHistory.of(observations.getOrDefault(node, List.of())).lifetimes().stream()
            .map(life -> new SeenLifetime(life, requireNonNull(lines.get(life.fact().fact()))))
            .toList();
    return new NodeLives(node, lifetimes, looked.getOrDefault(node, Map.of()));
  }

  private void read(Path step, NodeId node, Instant at) throws IOException {
    List<Look> looks = new ArrayList<>();
    try (Stream<Path> files = Files.list(step)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith(node.name() + ".")) {
          looks.add(look(RuleFixture.Output.of(file), node, at));
        }
      }
    }
    observations.computeIfAbsent(node, _ -> new ArrayList<>()).add(new Observation(at, looks));
  }

  private Look look(RuleFixture.Output output, NodeId node, Instant at) {
    SectionParser parser = output.parser();
    Reading reading = output.reading();
    for (Reading.Read read : reading.facts()) {
      evidence
          .computeIfAbsent(node, _ -> new HashMap<>())
          .put(read.fact(), output.evidence(node, read));
    }
    Map<FactKind, Looked> instants =
        output.lookedAt().stream().collect(toMap(kind -> kind, _ -> new Looked(at, at)));
    instants.forEach(
        (kind, now) ->
            looked
                .computeIfAbsent(node, _ -> new HashMap<>())
                .merge(kind, now, (before, last) -> new Looked(before.first(), last.last())));
    List<Fact> facts = reading.facts().stream().map(Reading.Read::fact).toList();
    return new Look(at, at, Sight.of(parser.scope(output.command()), facts));
  }
}
