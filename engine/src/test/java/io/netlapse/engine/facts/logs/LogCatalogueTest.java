package io.netlapse.engine.facts.logs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry reads its sample, and docs/logs.md shows every entry. */
final class LogCatalogueTest {

  private static final Path PAGE = Path.of("../docs/logs.md");

  static List<LogPattern> patterns() {
    return LogCatalogue.ALL;
  }

  private static LogLine sample(LogPattern pattern) {
    LogLine line = LogLine.of(pattern.sample(), pattern.programs().getFirst());
    return line != null
        ? line
        : new LogLine(pattern.programs().getFirst(), null, pattern.sample(), false);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void sample_isReadByItsOwnPattern(LogPattern pattern) {
    LogCatalogue.Match match = LogCatalogue.match(sample(pattern));

    assertThat(match).isNotNull();
    assertThat(match.pattern()).isSameAs(pattern);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void sample_givesEveryFieldOfItsPattern(LogPattern pattern) {
    List<String> names =
        List.of(pattern.template().toString().split("%\\{")).stream()
            .skip(1)
            .map(rest -> rest.substring(0, rest.indexOf('}')).replaceFirst(":.*", ""))
            .filter(name -> !name.equals("_"))
            .sorted()
            .toList();

    assertThat(pattern.template().match(sample(pattern).message(), false)).containsOnlyKeys(names);
  }

  @Test
  void page_showsTheCatalogue() throws IOException {
    String rows = LogCatalogue.ALL.stream().map(LogCatalogueTest::row).collect(joining("\n"));

    assertThat(Files.readString(PAGE))
        .as("docs/logs.md should have the rows%n%s", rows)
        .contains(rows);
  }

  private static String row(LogPattern pattern) {
    return "| `%s`%s | %s | `%s` |"
        .formatted(
            pattern.event(),
            pattern.repeats() ? " *" : "",
            String.join(", ", pattern.programs()),
            pattern.template().toString().replace("|", "\\|"));
  }
}
