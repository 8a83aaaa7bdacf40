package io.netlapse.engine.diagnostics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.ReadScope;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
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
    Set<Coverage> covered = new HashSet<>();
    for (Path file : sections) {
      Output output = Output.of(file);
      for (Reading.Read read : output.reading().facts()) {
        facts.add(new SeenFact(read.fact(), output.evidence(node, read)));
      }
      lookedAt.addAll(output.lookedAt());
      covered.addAll(output.scope().coverages());
    }
    return FactsView.of(node, facts, lookedAt, covered);
  }

  /**
   * One section of a fixture.
   *
   * @param command the first line's
   * @param text the rest
   * @param parser who reads it
   */
  record Output(Command command, String text, SectionParser parser) {

    static Output of(Path file) {
      String all = RuleFixture.text(file);
      int end = all.indexOf('\n');
      Command command = Command.parse(all.substring(2, end));
      return PROBES
          .parser(command)
          .map(parser -> new Output(command, all.substring(end + 1), parser))
          .orElseThrow(() -> new AssertionError("no parser reads " + command));
    }

    Reading reading() {
      return parser.read(text, command);
    }

    Evidence evidence(NodeId node, Reading.Read read) {
      Span first = read.spans().getFirst();
      return new Evidence(node, parser.probe(), first.line(text), first.of(text));
    }

    /** The facts that it would show. */
    Scope scope() {
      return ReadScope.of(command, parser, reading());
    }

    /** The kinds of which it could show any fact, or shows one. */
    Set<FactKind> lookedAt() {
      Set<FactKind> kinds = new HashSet<>();
      reading().facts().forEach(read -> kinds.add(read.fact().kind()));
      Set<String> covered = scope().coverages().stream().map(Coverage::kind).collect(toSet());
      parser.kinds().stream().filter(kind -> covered.contains(kind.name())).forEach(kinds::add);
      return kinds;
    }
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
