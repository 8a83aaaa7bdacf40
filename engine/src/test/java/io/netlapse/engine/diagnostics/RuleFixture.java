package io.netlapse.engine.diagnostics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with the outputs of a few nodes; how it is laid out says {@code rules/README.md} among
 * the test resources.
 */
record RuleFixture(String rule, Path folder) {

  private static final Path RULES = Path.of("src/test/resources/rules");
  private static final Probes PROBES =
      Probes.of(
          ServiceLoader.load(SectionParser.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  /** Every fixture of every rule, in order. */
  static List<RuleFixture> all() {
    return folders(RULES).stream()
        .flatMap(
            rule ->
                folders(rule).stream()
                    .map(folder -> new RuleFixture(rule.getFileName().toString(), folder)))
        .toList();
  }

  /** The nodes as their outputs show them. */
  List<FactsView> cluster() {
    Map<String, List<Path>> byNode =
        list(folder).stream()
            .filter(file -> !file.endsWith("expected.txt"))
            .collect(
                groupingBy(
                    file -> file.getFileName().toString().split("\\.")[0], TreeMap::new, toList()));
    return byNode.entrySet().stream()
        .map(entry -> view(new NodeId("fixture", entry.getKey()), entry.getValue()))
        .toList();
  }

  /** What the rule is to say, a line each. */
  List<String> expected() {
    return text(folder.resolve("expected.txt")).lines().filter(line -> !line.isBlank()).toList();
  }

  @Override
  public String toString() {
    return rule + "/" + folder.getFileName();
  }

  private static FactsView view(NodeId node, List<Path> sections) {
    List<SeenFact> facts = new ArrayList<>();
    Set<FactKind> lookedAt = new HashSet<>();
    for (Path file : sections) {
      String all = text(file);
      int end = all.indexOf('\n');
      Command command = Command.parse(all.substring(2, end));
      String output = all.substring(end + 1);
      SectionParser parser =
          PROBES
              .parser(command)
              .orElseThrow(() -> new AssertionError("no parser reads " + command));
      Reading reading = parser.read(output, command);
      for (Reading.Read read : reading.facts()) {
        Evidence evidence =
            new Evidence(
                node,
                parser.probe(),
                read.spans().getFirst().line(output),
                read.spans().getFirst().of(output));
        facts.add(new SeenFact(read.fact(), evidence));
        lookedAt.add(read.fact().kind());
      }
      lookedAt.addAll(covered(parser, parser.scope(command)));
    }
    return FactsView.of(node, facts, lookedAt);
  }

  private static List<FactKind> covered(SectionParser parser, Scope scope) {
    List<String> names = scope.coverages().stream().map(Coverage::kind).toList();
    return parser.kinds().stream().filter(kind -> names.contains(kind.name())).toList();
  }

  private static List<Path> folders(Path folder) {
    return list(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
