package io.netlapse.engine.facts;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.SectionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every probe that is read has its row in {@code docs/probes.md}, and no other has one. */
final class ProbesDocTest {

  private static final Path PAGE = Path.of("../docs/probes.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void rows_areThoseOfTheParsers() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> quoted(line.substring(0, line.indexOf('|', 2))))
            .toList();

    assertThat(rows).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(rows))
        .isEqualTo(
            parsers().map(parser -> parser.probe().value()).collect(toCollection(TreeSet::new)));
  }

  @Test
  void everyKindOfFact_isNamed() throws IOException {
    SortedSet<String> named = quoted(Files.readString(PAGE)).collect(toCollection(TreeSet::new));

    assertThat(
            parsers()
                .flatMap(parser -> parser.kinds().stream())
                .map(FactKind::name)
                .distinct()
                .filter(kind -> !isNamed(kind, named)))
        .isEmpty();
  }

  /** As it is, or as one that another begins: {@code k8s-node, -taint, -label}. */
  private static boolean isNamed(String kind, Set<String> named) {
    return named.contains(kind)
        || IntStream.range(1, kind.length())
            .anyMatch(
                i -> named.contains(kind.substring(0, i)) && named.contains(kind.substring(i)));
  }

  private static Stream<SectionParser> parsers() {
    return ServiceLoader.load(SectionParser.class).stream().map(ServiceLoader.Provider::get);
  }

  private static Stream<String> quoted(String text) {
    return QUOTED.matcher(text).results().map((MatchResult found) -> found.group(1));
  }
}
